/** The tab with every customer as a row. */
@NullMarked
package crmbet.workbench.page.lab.customers;

import org.jspecify.annotations.NullMarked;
