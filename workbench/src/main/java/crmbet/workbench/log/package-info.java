/** What the program writes down for whoever looks for a defect. */
@NullMarked
package crmbet.workbench.log;

import org.jspecify.annotations.NullMarked;
