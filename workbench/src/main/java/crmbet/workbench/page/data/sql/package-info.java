/** The SQL console of the Data page. */
@NullMarked
package crmbet.workbench.page.data.sql;

import org.jspecify.annotations.NullMarked;
