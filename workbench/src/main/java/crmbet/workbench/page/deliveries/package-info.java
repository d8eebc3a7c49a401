/** What is sent to other systems, how far it is, and what happened to a customer. */
@NullMarked
package crmbet.workbench.page.deliveries;

import org.jspecify.annotations.NullMarked;
