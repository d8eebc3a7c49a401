-- People who were erased, by a keyed hash of their key alone, so that a later load does not bring them back.
CREATE TABLE meta.forgotten (
    mark VARCHAR NOT NULL
);

-- Columns of datasets, in lower case, that named somebody who was erased: there a later load is looked through.
CREATE TABLE meta.forgotten_column (
    column_name VARCHAR NOT NULL
);
