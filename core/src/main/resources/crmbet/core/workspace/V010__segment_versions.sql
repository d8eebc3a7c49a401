-- Versions of one segment share its name and series; each has members, figures and an approval of its own.
ALTER TABLE meta.segment ADD COLUMN version INTEGER DEFAULT 1;
ALTER TABLE meta.segment ADD COLUMN series UUID;         -- the id of the first version

-- Proposals, the latest of a version counts.
CREATE TABLE meta.proposal (
    segment_id  UUID NOT NULL,
    proposed_by VARCHAR NOT NULL,
    proposed_at TIMESTAMPTZ NOT NULL,
    comment     VARCHAR NOT NULL,
    silhouette  DOUBLE,                  -- of the cluster, as far as it was known then
    stability   DOUBLE,
    exclusions  VARCHAR NOT NULL         -- JSON: members who must not be contacted, by reason
);

-- What was decided about proposals, the latest of a version counts.
CREATE TABLE meta.decision (
    segment_id UUID NOT NULL,
    approved   BOOLEAN NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    comment    VARCHAR NOT NULL,
    packet     VARCHAR,                  -- null for what was rejected, or approved before there were packets
    hash       VARCHAR,
    public_key VARCHAR,
    signature  VARCHAR
);

-- By which keys people have signed here.
CREATE TABLE meta.signing_key (
    person     VARCHAR NOT NULL,
    public_key VARCHAR NOT NULL,
    since      TIMESTAMPTZ NOT NULL
);

-- How well clusters hold together, once that has been measured.
CREATE TABLE meta.cluster_quality (
    run        VARCHAR NOT NULL,
    cluster    INTEGER NOT NULL,
    silhouette DOUBLE,
    stability  DOUBLE
);

INSERT INTO meta.decision
SELECT id, true, approved_by, approved_at, '', NULL, NULL, NULL, NULL FROM meta.segment WHERE approved_by IS NOT NULL;
ALTER TABLE meta.segment DROP COLUMN approved_by;
ALTER TABLE meta.segment DROP COLUMN approved_at;
UPDATE meta.segment SET series = id;
