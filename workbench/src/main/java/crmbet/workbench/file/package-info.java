/** Files that are written whole or not at all. */
@NullMarked
package crmbet.workbench.file;

import org.jspecify.annotations.NullMarked;
