ALTER TABLE events_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS segment UInt64 CODEC(Delta, ZSTD);

ALTER TABLE events ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS segment UInt64 CODEC(Delta, ZSTD);

ALTER TABLE events_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS previous_id String CODEC(ZSTD);

ALTER TABLE events ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS previous_id String CODEC(ZSTD);

ALTER TABLE events_local ON CLUSTER 'millpond' ADD INDEX IF NOT EXISTS of_segment segment TYPE minmax GRANULARITY 1;

CREATE TABLE IF NOT EXISTS visits_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, day Date DEFAULT toDate(started_at), person UInt64, started_at DateTime64(3, 'UTC'),
  ended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD), source LowCardinality(String),
  user_id String CODEC(ZSTD), anonymous_id String CODEC(ZSTD),
  channel LowCardinality(String), channel_rule UInt16,
  utm_source LowCardinality(String), utm_medium LowCardinality(String), utm_campaign LowCardinality(String),
  utm_content LowCardinality(String), utm_term LowCardinality(String),
  referrer_host LowCardinality(String), referrer_path String CODEC(ZSTD),
  click_id_kind LowCardinality(String), click_id String CODEC(ZSTD), code LowCardinality(String),
  entry_host LowCardinality(String), entry_path String CODEC(ZSTD), exit_host LowCardinality(String), exit_path String CODEC(ZSTD),
  device LowCardinality(String), os LowCardinality(String), browser LowCardinality(String), in_app LowCardinality(String),
  locale LowCardinality(String), country LowCardinality(String), region LowCardinality(String),
  consent LowCardinality(String), bot_reasons Array(LowCardinality(String)),
  events UInt32, page_views UInt32, product_views UInt32, carts UInt32, checkouts UInt32,
  order_ids Array(String), ordered_at Array(DateTime64(3, 'UTC')),
  steps Array(LowCardinality(String)), step_ms Array(UInt32) CODEC(Delta, ZSTD),
  skus Array(LowCardinality(String)), searches Array(String),
  engaged_seconds Nullable(Float32), scroll_percent Nullable(UInt8),
  version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) PARTITION BY slice ORDER BY (brand, slice, day, person, started_at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS visits ON CLUSTER 'millpond' AS visits_local ENGINE = Distributed('millpond', 'millpond', 'visits_local', person);

CREATE TABLE IF NOT EXISTS person_ids_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, person UInt64, leads_to UInt64, canonical UInt64,
  edge LowCardinality(String), since DateTime64(3, 'UTC'), version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) PARTITION BY slice ORDER BY (brand, slice, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS person_ids ON CLUSTER 'millpond' AS person_ids_local ENGINE = Distributed('millpond', 'millpond', 'person_ids_local', person);

CREATE TABLE IF NOT EXISTS people_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, person UInt64, user_id String CODEC(ZSTD), anonymous_id String CODEC(ZSTD),
  first_at DateTime64(3, 'UTC'), last_at DateTime64(3, 'UTC'), visits UInt32, orders UInt32, engaged_seconds Nullable(Float32),
  first_channel LowCardinality(String), first_source LowCardinality(String), first_campaign LowCardinality(String),
  first_code LowCardinality(String), first_path String CODEC(ZSTD), last_channel LowCardinality(String),
  country LowCardinality(String), device LowCardinality(String), is_bot UInt8,
  version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) PARTITION BY slice ORDER BY (brand, slice, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS people ON CLUSTER 'millpond' AS people_local ENGINE = Distributed('millpond', 'millpond', 'people_local', person);

CREATE TABLE IF NOT EXISTS journeys_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, day Date DEFAULT toDate(ordered_at), person UInt64, source LowCardinality(String),
  order_id String, ordered_at DateTime64(3, 'UTC'), visit_at DateTime64(3, 'UTC'),
  touch_at Array(DateTime64(3, 'UTC')), touch_channel Array(LowCardinality(String)), touch_source Array(LowCardinality(String)),
  touch_medium Array(LowCardinality(String)), touch_campaign Array(LowCardinality(String)), touch_content Array(LowCardinality(String)),
  touch_code Array(LowCardinality(String)), touch_path Array(String), touch_engaged_seconds Array(Nullable(Float32)),
  country LowCardinality(String), device LowCardinality(String), is_bot UInt8,
  version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) PARTITION BY slice ORDER BY (brand, slice, day, person, order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS journeys ON CLUSTER 'millpond' AS journeys_local ENGINE = Distributed('millpond', 'millpond', 'journeys_local', person);

CREATE TABLE IF NOT EXISTS touched_people_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, person UInt64, from_day Date, to_day Date
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS touched_people ON CLUSTER 'millpond' AS touched_people_local ENGINE = Distributed('millpond', 'millpond', 'touched_people_local', person);
