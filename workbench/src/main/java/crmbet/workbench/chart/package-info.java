/** Pictures of data: the scatter of customers with its point raster, and the small charts of tables and inspectors. */
@NullMarked
package crmbet.workbench.chart;

import org.jspecify.annotations.NullMarked;
