-- A mapping may read several datasets, and may be bound to one organisation of the system.
ALTER TABLE meta.mapping ADD COLUMN organisation VARCHAR;

CREATE TABLE meta.mapping_table (
    dataset        VARCHAR NOT NULL,     -- the mapping's
    position       INTEGER NOT NULL,     -- in the system
    table_name     VARCHAR NOT NULL,
    source_dataset VARCHAR NOT NULL,
    content        VARCHAR NOT NULL,     -- CUSTOMERS, ACTIVITY
    rows           BIGINT NOT NULL,
    used           BIGINT NOT NULL
);

CREATE TABLE meta.mapping_table_exclusion (
    dataset    VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL,
    rows       BIGINT NOT NULL
);
