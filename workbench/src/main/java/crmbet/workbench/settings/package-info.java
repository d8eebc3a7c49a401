/** What the window remembers between two starts. */
@NullMarked
package crmbet.workbench.settings;

import org.jspecify.annotations.NullMarked;
