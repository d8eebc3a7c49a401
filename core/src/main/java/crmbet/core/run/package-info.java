/** Runs: what a strategy found on a feature set, kept under a name. */
@NullMarked
package crmbet.core.run;

import org.jspecify.annotations.NullMarked;
