/** The window around the pages: rail, toolbar, inspector, status bar, command palette, theme, notifications. */
@NullMarked
package crmbet.workbench.shell;

import org.jspecify.annotations.NullMarked;
