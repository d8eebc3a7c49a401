/** Tables as people look at them: sorted, filtered, searched, and read a page at a time. */
@NullMarked
package crmbet.core.table;

import org.jspecify.annotations.NullMarked;
