CREATE TABLE IF NOT EXISTS account_posts_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, platform LowCardinality(String), handle String, spelt String,
  posted_at Array(DateTime64(3, 'UTC')), sponsored Array(UInt8), marked Array(UInt8), deleted Array(UInt8), fell Array(UInt8),
  views Array(Nullable(UInt64)), likes Array(Nullable(UInt64)), comments Array(Nullable(UInt64)),
  viewed Array(UInt8), log_views Array(Float64), rated Array(UInt8), engagement Array(Float64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, platform, handle)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS account_posts ON CLUSTER 'millpond' AS account_posts_local ENGINE = Distributed('millpond', 'millpond', 'account_posts_local', cityHash64(handle));
