/** The first page: recent workspaces and the sample. */
@NullMarked
package crmbet.workbench.page.home;

import org.jspecify.annotations.NullMarked;
