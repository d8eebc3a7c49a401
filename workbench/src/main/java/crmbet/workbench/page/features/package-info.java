/** The page on which features of customers are chosen, looked at and computed. */
@NullMarked
package crmbet.workbench.page.features;

import org.jspecify.annotations.NullMarked;
