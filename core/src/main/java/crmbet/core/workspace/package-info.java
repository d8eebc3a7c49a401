/** A workspace: a folder with one DuckDB file, its migrations and its lock. */
@NullMarked
package crmbet.core.workspace;

import org.jspecify.annotations.NullMarked;
