package crmbet.core.table;

import crmbet.core.dataset.Column;

/**
 * A column with the name that SQL knows it by.
 *
 * @param sql quoted where it must be
 */
record Field(Column column, String sql) {}
