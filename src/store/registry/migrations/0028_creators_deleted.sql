-- A creator may be taken out of the book, which is a change like others and can be undone.
ALTER TABLE creator_changes DROP CONSTRAINT creator_changes_kind_check;
ALTER TABLE creator_changes ADD CONSTRAINT creator_changes_kind_check CHECK (kind IN ('create', 'update', 'merge', 'import', 'delete'));
