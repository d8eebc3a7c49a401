/** The page on which files become datasets, are looked at, and are mapped onto the canonical model. */
@NullMarked
package crmbet.workbench.page.data;

import org.jspecify.annotations.NullMarked;
