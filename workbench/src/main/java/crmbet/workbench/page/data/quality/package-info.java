/** The tab that says what is expected of a dataset, and whether it holds. */
@NullMarked
package crmbet.workbench.page.data.quality;

import org.jspecify.annotations.NullMarked;
