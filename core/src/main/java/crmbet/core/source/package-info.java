/** Databases from which tables come into a workspace; adapters implement {@link TableSource}. */
@NullMarked
package crmbet.core.source;

import org.jspecify.annotations.NullMarked;
