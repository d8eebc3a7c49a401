/** What can go wrong while the product runs, as values that a front end turns into words. */
@NullMarked
package crmbet.core.failure;

import org.jspecify.annotations.NullMarked;
