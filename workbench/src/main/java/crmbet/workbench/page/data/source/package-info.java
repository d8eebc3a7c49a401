/** Choosing tables of a database, or writing a query, and loading them. */
@NullMarked
package crmbet.workbench.page.data.source;

import org.jspecify.annotations.NullMarked;
