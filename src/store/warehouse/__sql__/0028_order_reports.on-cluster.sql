CREATE TABLE IF NOT EXISTS order_reports_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), order_id String, line_key String, platform LowCardinality(String), handle String,
  content_type LowCardinality(String), content_id String, sku String, quantity Nullable(Int64), placed_at DateTime64(3, 'UTC'),
  settled_at Nullable(DateTime64(3, 'UTC')), state LowCardinality(String), currency LowCardinality(String), base_minor Nullable(Int64), commission_minor Nullable(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, store, order_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS order_reports ON CLUSTER 'millpond' AS order_reports_local ENGINE = Distributed('millpond', 'millpond', 'order_reports_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS staged_order_reports_local ON CLUSTER 'millpond' AS order_reports_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_order_reports ON CLUSTER 'millpond' AS staged_order_reports_local ENGINE = Distributed('millpond', 'millpond', 'staged_order_reports_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS reported_orders_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, store LowCardinality(String), sales_channel LowCardinality(String), order_id String,
  platform LowCardinality(String), handle String, spelt String, placed_at DateTime64(3, 'UTC'), state LowCardinality(String),
  content_types Array(String), content_ids Array(String), skus Array(String), base Nullable(Int64), commission Nullable(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, placed_at, order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS reported_orders ON CLUSTER 'millpond' AS reported_orders_local ENGINE = Distributed('millpond', 'millpond', 'reported_orders_local', cityHash64(order_id));

ALTER TABLE creator_posts_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);

ALTER TABLE creator_posts ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);

ALTER TABLE staged_creator_posts_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);

ALTER TABLE staged_creator_posts ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);

ALTER TABLE posts_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);

ALTER TABLE posts ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);
