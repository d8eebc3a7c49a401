/** Figures of columns and of the customers in them: orders, correlations, distributions. */
@NullMarked
package crmbet.core.statistics;

import org.jspecify.annotations.NullMarked;
