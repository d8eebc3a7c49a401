/** Commands that measure and print seconds; they judge nothing and run by hand. */
@NullMarked
package crmbet.core.benchmark;

import org.jspecify.annotations.NullMarked;
