-- Creators as the registry has them: the latest state of each counts. Handles of one creator stand beside each other by place; of a former one no audience is known.
CREATE TABLE IF NOT EXISTS {{table creator_book}} (
  brand LowCardinality(String), creator String, name String, category String, markets Array(String), archived UInt8,
  platforms Array(LowCardinality(String)), handles Array(String), followers Array(Nullable(UInt64)), former Array(UInt8),
  version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} ORDER BY (brand, creator);
{{distributed creator_book cityHash64(creator)}};

-- Posts of creators, a row for each time that they were looked at. Counts are those of that moment.
CREATE TABLE IF NOT EXISTS {{table creator_posts}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), post_id String, line_key String, handle String, posted_at DateTime64(3, 'UTC'),
  observed_at Nullable(DateTime64(3, 'UTC')), kind LowCardinality(String), caption String CODEC(ZSTD), sponsored LowCardinality(String),
  views Nullable(UInt64), likes Nullable(UInt64), comments Nullable(UInt64), shares Nullable(UInt64), saves Nullable(UInt64),
  url String, sku String, code String, deleted UInt8
) ENGINE = {{MergeTree}} ORDER BY (brand, platform, post_id, row_key, as_of, load);
{{distributed creator_posts cityHash64(post_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_creator_posts}} AS {{local creator_posts}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_creator_posts cityHash64(post_id)}};

-- Each post once, as it was seen last. `handle` as it is compared; `fell` says that a count was seen to fall.
CREATE TABLE IF NOT EXISTS {{table posts}} (
  brand LowCardinality(String), slice UInt64, platform LowCardinality(String), handle String, spelt String, post_id String,
  posted_at DateTime64(3, 'UTC'), observed_at DateTime64(3, 'UTC'), kind LowCardinality(String), caption String CODEC(ZSTD),
  sponsored UInt8, sponsored_by LowCardinality(String),
  views Nullable(UInt64), likes Nullable(UInt64), comments Nullable(UInt64), shares Nullable(UInt64), saves Nullable(UInt64),
  observations UInt32, fell UInt8, deleted UInt8, url String, sku String, code String
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, platform, handle, posted_at);
{{distributed posts cityHash64(handle)}};
