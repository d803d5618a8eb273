CREATE TABLE IF NOT EXISTS live_sessions_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), session_id String, line_key String, title String, host String, country LowCardinality(String),
  sales_channel LowCardinality(String), store LowCardinality(String), started_at DateTime64(3, 'UTC'), ended_at DateTime64(3, 'UTC'),
  codes String, currency LowCardinality(String), host_fee_minor Nullable(Int64), other_fees_minor Nullable(Int64), gifts_minor Nullable(Int64),
  viewers Nullable(UInt64), orders Nullable(UInt64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, platform, session_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS live_sessions ON CLUSTER 'millpond' AS live_sessions_local ENGINE = Distributed('millpond', 'millpond', 'live_sessions_local', cityHash64(session_id));

CREATE TABLE IF NOT EXISTS staged_live_sessions_local ON CLUSTER 'millpond' AS live_sessions_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_live_sessions ON CLUSTER 'millpond' AS staged_live_sessions_local ENGINE = Distributed('millpond', 'millpond', 'staged_live_sessions_local', cityHash64(session_id));

CREATE TABLE IF NOT EXISTS live_moments_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), session_id String, line_key String, at DateTime64(3, 'UTC'), until Nullable(DateTime64(3, 'UTC')),
  sku LowCardinality(String), viewers Nullable(UInt64), comments Nullable(UInt64), clicks Nullable(UInt64), gifts Nullable(UInt64),
  orders Nullable(UInt64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, platform, session_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS live_moments ON CLUSTER 'millpond' AS live_moments_local ENGINE = Distributed('millpond', 'millpond', 'live_moments_local', cityHash64(session_id));

CREATE TABLE IF NOT EXISTS staged_live_moments_local ON CLUSTER 'millpond' AS live_moments_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_live_moments ON CLUSTER 'millpond' AS staged_live_moments_local ENGINE = Distributed('millpond', 'millpond', 'staged_live_moments_local', cityHash64(session_id));

CREATE TABLE IF NOT EXISTS videos_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), video_id String, line_key String, title String, seconds Float64, published_at Nullable(DateTime64(3, 'UTC')),
  sku String, version_of String, codes String, views Nullable(UInt64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, platform, video_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS videos ON CLUSTER 'millpond' AS videos_local ENGINE = Distributed('millpond', 'millpond', 'videos_local', cityHash64(video_id));

CREATE TABLE IF NOT EXISTS staged_videos_local ON CLUSTER 'millpond' AS videos_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_videos ON CLUSTER 'millpond' AS staged_videos_local ENGINE = Distributed('millpond', 'millpond', 'staged_videos_local', cityHash64(video_id));

CREATE TABLE IF NOT EXISTS video_retention_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), video_id String, line_key String, position Nullable(Float64), second Nullable(Float64),
  watching Float64, relative Nullable(Float64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, platform, video_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS video_retention ON CLUSTER 'millpond' AS video_retention_local ENGINE = Distributed('millpond', 'millpond', 'video_retention_local', cityHash64(video_id));

CREATE TABLE IF NOT EXISTS staged_video_retention_local ON CLUSTER 'millpond' AS video_retention_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_video_retention ON CLUSTER 'millpond' AS staged_video_retention_local ENGINE = Distributed('millpond', 'millpond', 'staged_video_retention_local', cityHash64(video_id));

CREATE TABLE IF NOT EXISTS video_moments_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), video_id String, line_key String, second Float64, kind LowCardinality(String), sku String, note String,
  clicks Nullable(UInt64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, platform, video_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS video_moments ON CLUSTER 'millpond' AS video_moments_local ENGINE = Distributed('millpond', 'millpond', 'video_moments_local', cityHash64(video_id));

CREATE TABLE IF NOT EXISTS staged_video_moments_local ON CLUSTER 'millpond' AS video_moments_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_video_moments ON CLUSTER 'millpond' AS staged_video_moments_local ENGINE = Distributed('millpond', 'millpond', 'staged_video_moments_local', cityHash64(video_id));
