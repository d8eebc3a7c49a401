/** PostgreSQL: segments are published into its schema {@code crmbet}. */
@NullMarked
package crmbet.connectors.postgres;

import org.jspecify.annotations.NullMarked;
