/** Segments: named, fixed sets of customers that are approved and published. */
@NullMarked
package crmbet.core.segment;

import org.jspecify.annotations.NullMarked;
