/** The runs as cards, and the tab that puts two of them beside one another. */
@NullMarked
package crmbet.workbench.page.lab.compare;

import org.jspecify.annotations.NullMarked;
