/** Takes in whole systems: all their tables loaded and mapped together, or nothing. */
@NullMarked
package crmbet.core.intake;

import org.jspecify.annotations.NullMarked;
