/** The tab that compares features: how each is spread in the clusters, and which of them go together. */
@NullMarked
package crmbet.workbench.page.lab.features;

import org.jspecify.annotations.NullMarked;
