/** What tests of view models need: an open workspace without a window. */
@NullMarked
package crmbet.workbench.page;

import org.jspecify.annotations.NullMarked;
