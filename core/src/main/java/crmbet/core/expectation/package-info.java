/** What is expected of the rows of a dataset, how that is checked, and what was found. */
@NullMarked
package crmbet.core.expectation;

import org.jspecify.annotations.NullMarked;
