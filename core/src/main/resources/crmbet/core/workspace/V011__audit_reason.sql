-- Why something was done, in the words of who did it.
ALTER TABLE meta.audit ADD COLUMN reason VARCHAR;
