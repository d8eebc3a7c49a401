-- What is expected of a dataset, which need not be there yet.
CREATE TABLE meta.expectation (
    dataset VARCHAR NOT NULL,
    suite   VARCHAR NOT NULL,            -- JSON
    kept_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE meta.quality_check (
    dataset    VARCHAR NOT NULL,
    checked_at TIMESTAMPTZ NOT NULL,
    loading    BOOLEAN NOT NULL,         -- whether it was part of a load
    stopped    BOOLEAN NOT NULL,         -- whether it stopped that load
    rows       BIGINT  NOT NULL,
    findings   VARCHAR NOT NULL,         -- JSON, one an expectation
    baseline   VARCHAR                   -- JSON: the former load as it was compared with; null: there was none
);

-- Some failing rows of the latest check of each dataset.
CREATE TABLE meta.failing_row (
    dataset  VARCHAR NOT NULL,
    position INTEGER NOT NULL,           -- of the expectation in the suite, 0-based
    row      BIGINT  NOT NULL,           -- 0-based, in the order of the file
    value    VARCHAR,
    record   VARCHAR NOT NULL            -- JSON: the whole row
);
