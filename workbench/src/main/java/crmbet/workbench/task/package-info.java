/** Runs core work away from the JavaFX thread and lists what is running. */
@NullMarked
package crmbet.workbench.task;

import org.jspecify.annotations.NullMarked;
