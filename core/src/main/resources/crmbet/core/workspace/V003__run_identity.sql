-- What runs were fitted on, so that one made again can say whether anything changed; null in runs made before.
ALTER TABLE meta.run ADD COLUMN data_fingerprint VARCHAR;
ALTER TABLE meta.run_label ADD COLUMN row_hash BIGINT;   -- of the fitted values of the row, 63 bits

-- By what people know the clusters of a run; no rows for runs whose clusters nobody named or coloured.
CREATE TABLE meta.run_cluster (
    run     VARCHAR NOT NULL,
    cluster INTEGER NOT NULL,
    name    VARCHAR,
    colour  INTEGER NOT NULL,        -- index into the palette
    former  INTEGER,                 -- cluster of the former run that it goes on with; null: none
    overlap DOUBLE,                  -- Jaccard index of the two; null: the run goes on with no run
    stayed  BIGINT,
    joiners BIGINT,
    leavers BIGINT
);

-- Which run goes on with which; the former one may have been deleted.
CREATE TABLE meta.run_succession (
    run    VARCHAR NOT NULL,
    former VARCHAR NOT NULL
);
