/** The command line: one class a command, the same core as the window, answers for people or as JSON. */
@NullMarked
package crmbet.workbench.cli;

import org.jspecify.annotations.NullMarked;
