-- data: one table a dataset, named by the user. features: one table a feature set. crm: the canonical model.
CREATE SCHEMA data;
CREATE SCHEMA features;
CREATE SCHEMA crm;

CREATE TABLE meta.dataset (
    name          VARCHAR NOT NULL,      -- also the table's name in the schema data
    source        VARCHAR NOT NULL,      -- where it was loaded from
    format        VARCHAR NOT NULL,
    rows          BIGINT  NOT NULL,
    rejected_rows BIGINT  NOT NULL,
    source_bytes  BIGINT  NOT NULL,
    sql           VARCHAR NOT NULL,      -- the statement that read it
    loaded_at     TIMESTAMPTZ NOT NULL
);

CREATE TABLE meta.rejected_row (
    dataset     VARCHAR NOT NULL,
    line        BIGINT,                  -- 1-based line of a text file, or row of a columnar one
    column_name VARCHAR,
    reason      VARCHAR NOT NULL,
    text        VARCHAR                  -- the line or value as it stood in the file
);

CREATE TABLE crm.customer (
    dataset           VARCHAR NOT NULL,  -- from which it was mapped
    customer_key      VARCHAR NOT NULL,
    registered_at     TIMESTAMP,
    country           VARCHAR,
    consent_marketing BOOLEAN,
    consent_whatsapp  BOOLEAN,
    self_excluded     BOOLEAN,
    underage          BOOLEAN,
    attributes        MAP(VARCHAR, VARCHAR)
);

CREATE TABLE crm.activity (
    dataset      VARCHAR NOT NULL,       -- from which it was mapped
    customer_key VARCHAR NOT NULL,
    "at"         TIMESTAMP NOT NULL,
    kind         VARCHAR NOT NULL,
    amount       DOUBLE,
    quantity     DOUBLE,
    product      VARCHAR,
    category     VARCHAR,
    channel      VARCHAR,
    source_id    VARCHAR                 -- what several rows of one event share, such as an invoice number
);

-- How a dataset became rows of the canonical model, and what was left out of it.
CREATE TABLE meta.mapping (
    dataset     VARCHAR NOT NULL,
    system      VARCHAR NOT NULL,
    sql         VARCHAR NOT NULL,
    rows        BIGINT NOT NULL,         -- all rows of the dataset: activities and exclusions
    customers   BIGINT NOT NULL,
    purchasers  BIGINT NOT NULL,
    mapped_at   TIMESTAMPTZ NOT NULL
);

CREATE TABLE meta.mapping_activity (
    dataset VARCHAR NOT NULL,
    kind    VARCHAR NOT NULL,
    rows    BIGINT NOT NULL
);

CREATE TABLE meta.mapping_exclusion (
    dataset VARCHAR NOT NULL,
    reason  VARCHAR NOT NULL,
    rows    BIGINT NOT NULL
);

CREATE TABLE meta.feature_set (
    name        VARCHAR NOT NULL,        -- also the table's name in the schema features
    definition  VARCHAR NOT NULL,        -- JSON: features, transform, scaling, as-of, window
    sql         VARCHAR NOT NULL,
    as_of       TIMESTAMP NOT NULL,
    rows        BIGINT NOT NULL,
    fingerprint VARCHAR NOT NULL,        -- digest of the statement and the values, for "the same data"
    computed_at TIMESTAMPTZ NOT NULL
);

-- What was done to each column of a feature set.
CREATE TABLE meta.feature_column (
    feature_set VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    feature     VARCHAR NOT NULL,
    transform   VARCHAR NOT NULL,
    scaling     VARCHAR NOT NULL,
    missing     BIGINT NOT NULL,
    imputed     DOUBLE NOT NULL,
    centre      DOUBLE NOT NULL,
    spread      DOUBLE NOT NULL,
    constant    BOOLEAN NOT NULL
);

CREATE TABLE meta.run (
    name            VARCHAR NOT NULL,
    feature_set     VARCHAR NOT NULL,
    fingerprint     VARCHAR NOT NULL,    -- of the feature set as it was fitted
    strategy        VARCHAR NOT NULL,
    parameters      VARCHAR NOT NULL,    -- JSON
    seed            BIGINT NOT NULL,
    rows            BIGINT NOT NULL,
    clusters        INTEGER NOT NULL,
    noise           BIGINT NOT NULL,
    inertia         DOUBLE,
    iterations      INTEGER,
    silhouette      DOUBLE,
    seconds         DOUBLE NOT NULL,
    finished_at     TIMESTAMPTZ NOT NULL
);

CREATE TABLE meta.run_label (
    run           VARCHAR NOT NULL,
    row           BIGINT NOT NULL,       -- 0-based row of the feature matrix
    customer_key  VARCHAR NOT NULL,
    label         INTEGER,               -- null: noise
    probability   FLOAT NOT NULL,
    outlier_score FLOAT NOT NULL
);

CREATE TABLE meta.segment (
    id         UUID NOT NULL,
    name       VARCHAR NOT NULL,
    run        VARCHAR NOT NULL,
    label      INTEGER,                  -- null: noise
    definition VARCHAR NOT NULL,         -- JSON: how the members were found
    members    BIGINT NOT NULL,
    share      DOUBLE NOT NULL,          -- of the customers of the run
    money      DOUBLE NOT NULL,
    digest     VARCHAR NOT NULL,         -- SHA-256 of the sorted members
    state      VARCHAR NOT NULL,         -- DRAFT, APPROVED, PUBLISHED
    created_by VARCHAR NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    approved_by VARCHAR,
    approved_at TIMESTAMPTZ
);

-- The members' features against those of the whole run, when the segment was made.
CREATE TABLE meta.segment_figure (
    segment_id UUID NOT NULL,
    position   INTEGER NOT NULL,
    feature    VARCHAR NOT NULL,
    mean       DOUBLE,
    whole      DOUBLE,
    z_score    DOUBLE NOT NULL
);

CREATE TABLE meta.segment_member (
    segment_id   UUID NOT NULL,
    customer_key VARCHAR NOT NULL,
    features     DOUBLE[] NOT NULL       -- raw values in the order of segment_figure, null where there is none
);

CREATE TABLE meta.publication (
    segment_id   UUID NOT NULL,
    target       VARCHAR NOT NULL,
    added        BIGINT NOT NULL,
    removed      BIGINT NOT NULL,
    unchanged    BIGINT NOT NULL,
    published_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE meta.audit (
    "at"    TIMESTAMPTZ NOT NULL,
    who     VARCHAR NOT NULL,
    action  VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    detail  VARCHAR
);
