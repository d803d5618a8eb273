CREATE TABLE IF NOT EXISTS bought_again_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, sku LowCardinality(String),
  ordered_at DateTime64(3, 'UTC'), bought_before_at DateTime64(3, 'UTC')
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, toDate(ordered_at), sku)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS bought_again ON CLUSTER 'millpond' AS bought_again_local ENGINE = Distributed('millpond', 'millpond', 'bought_again_local', cityHash64(sku));
