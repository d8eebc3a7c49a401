-- Decisions to change what a target holds of a segment. Written in one transaction with what is to be sent.
CREATE TABLE meta.rollout (
    id          UUID NOT NULL,
    number      BIGINT NOT NULL,         -- the order in which they were decided, from 1
    kind        VARCHAR NOT NULL,        -- PUBLISH, UNPUBLISH, ERASE
    segment_id  UUID NOT NULL,           -- the version
    series      UUID NOT NULL,           -- what all versions of the segment share
    version     INTEGER NOT NULL,
    segment     VARCHAR NOT NULL,        -- its name then
    definition  VARCHAR NOT NULL,
    digest      VARCHAR NOT NULL,
    members     BIGINT NOT NULL,
    approved_by VARCHAR NOT NULL,
    approved_at TIMESTAMPTZ NOT NULL,
    target      VARCHAR NOT NULL,
    connection  UUID,                    -- the saved connection; null if only an address was given
    stage       VARCHAR NOT NULL,        -- ONE, TEN, ALL
    state       VARCHAR NOT NULL,        -- RUNNING, WAITING, PAUSED, HELD, STOPPED, DONE
    added       BIGINT NOT NULL,
    removed     BIGINT NOT NULL,
    unchanged   BIGINT NOT NULL,
    excluded    BIGINT NOT NULL,
    trouble     VARCHAR NOT NULL,
    started_by  VARCHAR NOT NULL,
    started_at  TIMESTAMPTZ NOT NULL,
    ended_at    TIMESTAMPTZ
);

-- The outbox: one row a change of a customer. Rows never change; what became of one stands in its batch, or, where it
-- differs from the batch, in delivery_exception.
CREATE TABLE meta.delivery (
    rollout      UUID NOT NULL,
    batch        INTEGER NOT NULL,
    seq          BIGINT NOT NULL,        -- within the roll-out, from 0
    id           UUID NOT NULL,          -- UUIDv5 of what the change is: the same however often it is sent
    operation    VARCHAR NOT NULL,       -- ADD, REMOVE
    customer_key VARCHAR NOT NULL
);

CREATE TABLE meta.delivery_batch (
    rollout    UUID NOT NULL,
    batch      INTEGER NOT NULL,         -- in the order of sending, from 0
    stage      VARCHAR NOT NULL,         -- of the roll-out, in which it may be sent
    adds       BIGINT NOT NULL,
    removes    BIGINT NOT NULL,
    state      VARCHAR NOT NULL,         -- PENDING, SENT, DELIVERED, CANCELLED
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE meta.delivery_exception (
    rollout    UUID NOT NULL,
    seq        BIGINT NOT NULL,
    operation  VARCHAR NOT NULL,
    state      VARCHAR NOT NULL,         -- PENDING, SENT, DELIVERED, FAILED, CANCELLED
    reason     VARCHAR NOT NULL,
    detail     VARCHAR NOT NULL,
    attempts   INTEGER NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

-- Members who were left out because they are protected.
CREATE TABLE meta.delivery_exclusion (
    rollout      UUID NOT NULL,
    reason       VARCHAR NOT NULL,
    customer_key VARCHAR NOT NULL
);
