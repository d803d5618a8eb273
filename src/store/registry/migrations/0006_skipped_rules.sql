-- Toll rules that the live figures could not apply, since their currency has no rate on some days.
ALTER TABLE brands ADD COLUMN skipped_rules jsonb NOT NULL DEFAULT '[]';
