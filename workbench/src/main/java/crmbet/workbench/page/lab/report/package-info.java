/** A run as one page for the browser, which needs neither the program nor a network. */
@NullMarked
package crmbet.workbench.page.lab.report;

import org.jspecify.annotations.NullMarked;
