/** Sealed projects: a workspace in one file, with what proves that it is the same and gives the same results. */
@NullMarked
package crmbet.core.seal;

import org.jspecify.annotations.NullMarked;
