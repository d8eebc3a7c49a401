/** The tree of clusters that HDBSCAN finds: its branches, other cuts through it, and who is odd in it. */
@NullMarked
package crmbet.workbench.page.lab.tree;

import org.jspecify.annotations.NullMarked;
