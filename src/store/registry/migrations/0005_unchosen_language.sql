-- A person who has chosen no language has none, and is answered in that of the browser. Until now everyone began with
-- 'en', so that one does not tell a choice; those who chose it on a device keep it there.
ALTER TABLE users ALTER COLUMN locale DROP NOT NULL;
ALTER TABLE users ALTER COLUMN locale DROP DEFAULT;
UPDATE users SET locale = NULL WHERE locale = 'en';
