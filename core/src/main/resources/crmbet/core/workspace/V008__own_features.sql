-- Features that people of this workspace wrote in SQL.
CREATE TABLE meta.own_feature (
    id          VARCHAR NOT NULL,
    form        VARCHAR NOT NULL,        -- EXPRESSION or QUERY
    sql         VARCHAR NOT NULL,
    unit        VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    saved_at    TIMESTAMPTZ NOT NULL
);
