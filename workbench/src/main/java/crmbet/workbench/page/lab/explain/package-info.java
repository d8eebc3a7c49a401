/** The tab that puts each cluster into words: its rule, what sets it apart, whom it is typical of. */
@NullMarked
package crmbet.workbench.page.lab.explain;

import org.jspecify.annotations.NullMarked;
