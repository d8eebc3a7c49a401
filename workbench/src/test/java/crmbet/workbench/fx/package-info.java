/** What tests need to work with windows: the JavaFX thread, pictures, scripted choosers and drops. */
@NullMarked
package crmbet.workbench.fx;

import org.jspecify.annotations.NullMarked;
