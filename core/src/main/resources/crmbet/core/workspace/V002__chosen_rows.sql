-- How the members of a segment were chosen by hand; null: they are a cluster of the run, or its noise.
ALTER TABLE meta.segment ADD COLUMN origin VARCHAR;
ALTER TABLE meta.segment ADD COLUMN origin_detail VARCHAR;

-- What was looked at when the workspace was closed, so that it is there again when it is opened.
CREATE TABLE meta.view_state (
    view     VARCHAR NOT NULL,           -- which part of the window
    state    VARCHAR NOT NULL,           -- JSON, known to that part alone
    saved_at TIMESTAMPTZ NOT NULL
);
