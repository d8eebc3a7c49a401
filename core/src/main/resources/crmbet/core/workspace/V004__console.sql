-- SQL that users ran, for them to find again.
CREATE TABLE meta.statement (
    position BIGINT NOT NULL,            -- the latest is the greatest
    sql      VARCHAR NOT NULL,
    ran_at   TIMESTAMPTZ NOT NULL
);

-- How the columns of a table are shown.
CREATE TABLE meta.column_layout (
    table_name VARCHAR NOT NULL,
    position   INTEGER NOT NULL,         -- from the left, 0-based
    column_name VARCHAR NOT NULL,
    width      DOUBLE NOT NULL,          -- in pixels
    shown      BOOLEAN NOT NULL
);
