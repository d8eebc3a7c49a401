/** The text of statements that users write: cut into pieces, and checked by the database's own parser before it runs. */
@NullMarked
package crmbet.core.sql;

import org.jspecify.annotations.NullMarked;
