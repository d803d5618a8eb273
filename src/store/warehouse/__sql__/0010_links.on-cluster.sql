CREATE TABLE IF NOT EXISTS link_versions_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), code String, version DateTime64(3, 'UTC'), link String, kind LowCardinality(String), title String,
  channel LowCardinality(String), creator String, post String, coupon String, target String, archived UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, code, version)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS link_versions ON CLUSTER 'millpond' AS link_versions_local ENGINE = Distributed('millpond', 'millpond', 'link_versions_local', cityHash64(code));
