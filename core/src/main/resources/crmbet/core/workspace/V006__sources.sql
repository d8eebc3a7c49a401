-- From which other database a dataset was loaded, and how far, so that what is new there can be asked for.
CREATE TABLE meta.dataset_source (
    dataset     VARCHAR NOT NULL,
    connection  VARCHAR,                 -- id of the saved connection; null: an address given once
    address     VARCHAR NOT NULL,        -- without secrets
    schema_name VARCHAR,
    table_name  VARCHAR,
    query       VARCHAR,                 -- in that database's SQL; null: schema and table say what was read
    watermark   VARCHAR,                 -- column whose values only grow; null: everything is loaded each time
    reached     VARCHAR,                 -- its greatest value so far
    read_at     TIMESTAMPTZ NOT NULL,
    only_column VARCHAR,                 -- the rows that are read have only_value in it; null: all rows
    only_value  VARCHAR
);

CREATE TABLE meta.dataset_source_column (
    dataset  VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name     VARCHAR NOT NULL,           -- as it is called there
    key      BOOLEAN NOT NULL            -- whether it tells rows apart
);
