-- A person is looked up in tables that are sorted by day, or by the id that was joined: blocks without them are left out.
-- Nobody waits until old rows have their index: a start would take as long as all of them.
ALTER TABLE {{table visits}} ADD INDEX IF NOT EXISTS visits_of_person person TYPE bloom_filter GRANULARITY 1;
ALTER TABLE {{table visits}} MATERIALIZE INDEX visits_of_person SETTINGS mutations_sync = 0;
ALTER TABLE {{table person_ids}} ADD INDEX IF NOT EXISTS ids_of_canonical canonical TYPE bloom_filter GRANULARITY 1;
ALTER TABLE {{table person_ids}} MATERIALIZE INDEX ids_of_canonical SETTINGS mutations_sync = 0;
