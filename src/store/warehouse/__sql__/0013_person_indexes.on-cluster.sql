ALTER TABLE visits_local ON CLUSTER 'millpond' ADD INDEX IF NOT EXISTS visits_of_person person TYPE bloom_filter GRANULARITY 1;

ALTER TABLE visits_local ON CLUSTER 'millpond' MATERIALIZE INDEX visits_of_person SETTINGS mutations_sync = 0;

ALTER TABLE person_ids_local ON CLUSTER 'millpond' ADD INDEX IF NOT EXISTS ids_of_canonical canonical TYPE bloom_filter GRANULARITY 1;

ALTER TABLE person_ids_local ON CLUSTER 'millpond' MATERIALIZE INDEX ids_of_canonical SETTINGS mutations_sync = 0;
