/** The page on which segments are read, approved, exported and published. */
@NullMarked
package crmbet.workbench.page.segments;

import org.jspecify.annotations.NullMarked;
