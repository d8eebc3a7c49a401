/** What a tab below the picture is; each tab is a package of its own beside this one. */
@NullMarked
package crmbet.workbench.page.lab.diagnostic;

import org.jspecify.annotations.NullMarked;
