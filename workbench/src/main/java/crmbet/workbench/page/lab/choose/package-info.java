/** Trying parameters before a run: what a range of them would find, and whether clusters come back. */
@NullMarked
package crmbet.workbench.page.lab.choose;

import org.jspecify.annotations.NullMarked;
