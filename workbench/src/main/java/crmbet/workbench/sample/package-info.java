/** Finds the sample data that ships with the product. */
@NullMarked
package crmbet.workbench.sample;

import org.jspecify.annotations.NullMarked;
