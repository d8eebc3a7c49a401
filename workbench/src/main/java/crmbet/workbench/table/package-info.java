/** The table that shows millions of rows: sorted, filtered and searched by the database, read a page at a time. */
@NullMarked
package crmbet.workbench.table;

import org.jspecify.annotations.NullMarked;
