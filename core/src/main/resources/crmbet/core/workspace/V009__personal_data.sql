-- Columns of datasets that hold pseudonyms in place of personal values.
CREATE TABLE meta.personal_column (
    dataset     VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    told        BOOLEAN NOT NULL         -- whether somebody said so; otherwise it was found out
);

-- The values behind pseudonyms, sealed with a key that lies outside the workspace.
CREATE TABLE meta.personal_value (
    dataset     VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    pseudonym   VARCHAR NOT NULL,
    sealed      VARCHAR NOT NULL
);
