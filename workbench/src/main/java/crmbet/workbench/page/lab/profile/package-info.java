/** The tab that compares each cluster with all customers. */
@NullMarked
package crmbet.workbench.page.lab.profile;

import org.jspecify.annotations.NullMarked;
