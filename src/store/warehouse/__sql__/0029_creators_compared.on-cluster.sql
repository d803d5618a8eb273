CREATE TABLE IF NOT EXISTS held_claims_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), store String, order_id String, version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) ORDER BY (brand, store, order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS held_claims ON CLUSTER 'millpond' AS held_claims_local ENGINE = Distributed('millpond', 'millpond', 'held_claims_local', cityHash64(order_id));

ALTER TABLE creator_book_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS languages Array(String);

ALTER TABLE creator_book ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS languages Array(String);

ALTER TABLE creator_book_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS price_minor Array(Int64);

ALTER TABLE creator_book ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS price_minor Array(Int64);

ALTER TABLE creator_book_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS price_currency Array(LowCardinality(String));

ALTER TABLE creator_book ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS price_currency Array(LowCardinality(String));
