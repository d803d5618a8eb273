CREATE TABLE IF NOT EXISTS creator_book_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), creator String, name String, category String, markets Array(String), archived UInt8,
  platforms Array(LowCardinality(String)), handles Array(String), followers Array(Nullable(UInt64)), former Array(UInt8),
  version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) ORDER BY (brand, creator)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS creator_book ON CLUSTER 'millpond' AS creator_book_local ENGINE = Distributed('millpond', 'millpond', 'creator_book_local', cityHash64(creator));

CREATE TABLE IF NOT EXISTS creator_posts_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), post_id String, line_key String, handle String, posted_at DateTime64(3, 'UTC'),
  observed_at Nullable(DateTime64(3, 'UTC')), kind LowCardinality(String), caption String CODEC(ZSTD), sponsored LowCardinality(String),
  views Nullable(UInt64), likes Nullable(UInt64), comments Nullable(UInt64), shares Nullable(UInt64), saves Nullable(UInt64),
  url String, sku String, code String, deleted UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, platform, post_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS creator_posts ON CLUSTER 'millpond' AS creator_posts_local ENGINE = Distributed('millpond', 'millpond', 'creator_posts_local', cityHash64(post_id));

CREATE TABLE IF NOT EXISTS staged_creator_posts_local ON CLUSTER 'millpond' AS creator_posts_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_creator_posts ON CLUSTER 'millpond' AS staged_creator_posts_local ENGINE = Distributed('millpond', 'millpond', 'staged_creator_posts_local', cityHash64(post_id));

CREATE TABLE IF NOT EXISTS posts_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, platform LowCardinality(String), handle String, spelt String, post_id String,
  posted_at DateTime64(3, 'UTC'), observed_at DateTime64(3, 'UTC'), kind LowCardinality(String), caption String CODEC(ZSTD),
  sponsored UInt8, sponsored_by LowCardinality(String),
  views Nullable(UInt64), likes Nullable(UInt64), comments Nullable(UInt64), shares Nullable(UInt64), saves Nullable(UInt64),
  observations UInt32, fell UInt8, deleted UInt8, url String, sku String, code String
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, platform, handle, posted_at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS posts ON CLUSTER 'millpond' AS posts_local ENGINE = Distributed('millpond', 'millpond', 'posts_local', cityHash64(handle));
