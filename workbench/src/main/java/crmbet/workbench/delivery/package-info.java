/** What the window and the command line share when segments are sent: which targets there are, and words for what happens. */
@NullMarked
package crmbet.workbench.delivery;

import org.jspecify.annotations.NullMarked;
