-- Where the workspace agrees with other people, once it does.
CREATE TABLE meta.shared_use (
    database VARCHAR NOT NULL,
    since    TIMESTAMPTZ NOT NULL
);

-- What the shared database has not been told yet. Written in one transaction with the act, deleted once it was told.
CREATE TABLE meta.shared_note (
    id        UUID NOT NULL,             -- by which the database knows a repetition
    "at"      TIMESTAMPTZ NOT NULL,
    who       VARCHAR NOT NULL,
    action    VARCHAR NOT NULL,
    subject   VARCHAR NOT NULL,
    detail    VARCHAR,
    reason    VARCHAR,
    target    VARCHAR,                   -- of a delivery
    added     BIGINT,
    removed   BIGINT,
    unchanged BIGINT
);

-- Members who were erased from a version after it was made: what its members' digest is since then, one row an erasure.
CREATE TABLE meta.segment_erasure (
    segment_id UUID NOT NULL,
    number     INTEGER NOT NULL,         -- from 1
    before     VARCHAR NOT NULL,
    after      VARCHAR NOT NULL,
    members    BIGINT NOT NULL,          -- who are left
    "at"       TIMESTAMPTZ NOT NULL,
    shared     VARCHAR NOT NULL,         -- the digest there, if the shared database told it; otherwise empty
    proof      VARCHAR NOT NULL          -- made with the key of the installation
);
