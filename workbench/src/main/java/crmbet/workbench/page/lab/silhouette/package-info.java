/** The tab that shows how well each cluster's customers fit it. */
@NullMarked
package crmbet.workbench.page.lab.silhouette;

import org.jspecify.annotations.NullMarked;
