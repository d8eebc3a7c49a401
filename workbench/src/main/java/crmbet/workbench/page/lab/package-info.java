/** The Lab: run strategies on feature sets, see every customer, look into the clusters, keep them as segments. */
@NullMarked
package crmbet.workbench.page.lab;

import org.jspecify.annotations.NullMarked;
