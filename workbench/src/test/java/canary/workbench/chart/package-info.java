/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.workbench.chart;

import org.jspecify.annotations.NullMarked;
