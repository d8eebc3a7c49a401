-- Whether the shared database holds the version too; then its state there counts.
ALTER TABLE meta.segment ADD COLUMN shared BOOLEAN DEFAULT false;
