-- Which segment of the gateway's log brought an event: what came since is read by it. Whom an alias event names beside its user.
ALTER TABLE {{each events}} ADD COLUMN IF NOT EXISTS segment UInt64 CODEC(Delta, ZSTD);
ALTER TABLE {{each events}} ADD COLUMN IF NOT EXISTS previous_id String CODEC(ZSTD);
ALTER TABLE {{table events}} ADD INDEX IF NOT EXISTS of_segment segment TYPE minmax GRANULARITY 1;

-- Derived traffic. The registry says which slice of a brand is live. A row that is derived again replaces the one before by its
-- version; one that is there no more is marked so. Read with FINAL. `person` is the canonical one, `day` that of the start, in UTC.
CREATE TABLE IF NOT EXISTS {{table visits}} (
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
) ENGINE = {{ReplacingMergeTree version, is_deleted}} PARTITION BY slice ORDER BY (brand, slice, day, person, started_at);
{{distributed visits person}};

-- Ids that belong to another person than their own: since when is known, and how. `leads_to` is the edge, `canonical` its end.
CREATE TABLE IF NOT EXISTS {{table person_ids}} (
  brand LowCardinality(String), slice UInt64, person UInt64, leads_to UInt64, canonical UInt64,
  edge LowCardinality(String), since DateTime64(3, 'UTC'), version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} PARTITION BY slice ORDER BY (brand, slice, person);
{{distributed person_ids person}};

-- One row a person: when they were first and last seen, and what brought them first.
CREATE TABLE IF NOT EXISTS {{table people}} (
  brand LowCardinality(String), slice UInt64, person UInt64, user_id String CODEC(ZSTD), anonymous_id String CODEC(ZSTD),
  first_at DateTime64(3, 'UTC'), last_at DateTime64(3, 'UTC'), visits UInt32, orders UInt32, engaged_seconds Nullable(Float32),
  first_channel LowCardinality(String), first_source LowCardinality(String), first_campaign LowCardinality(String),
  first_code LowCardinality(String), first_path String CODEC(ZSTD), last_channel LowCardinality(String),
  country LowCardinality(String), device LowCardinality(String), is_bot UInt8,
  version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} PARTITION BY slice ORDER BY (brand, slice, person);
{{distributed people person}};

-- One row an order that was placed in a visit: the visits of its person up to then, oldest first. The last is the one it was placed in.
CREATE TABLE IF NOT EXISTS {{table journeys}} (
  brand LowCardinality(String), slice UInt64, day Date DEFAULT toDate(ordered_at), person UInt64, source LowCardinality(String),
  order_id String, ordered_at DateTime64(3, 'UTC'), visit_at DateTime64(3, 'UTC'),
  touch_at Array(DateTime64(3, 'UTC')), touch_channel Array(LowCardinality(String)), touch_source Array(LowCardinality(String)),
  touch_medium Array(LowCardinality(String)), touch_campaign Array(LowCardinality(String)), touch_content Array(LowCardinality(String)),
  touch_code Array(LowCardinality(String)), touch_path Array(String), touch_engaged_seconds Array(Nullable(Float32)),
  country LowCardinality(String), device LowCardinality(String), is_bot UInt8,
  version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} PARTITION BY slice ORDER BY (brand, slice, day, person, order_id);
{{distributed journeys person}};

-- People whose visits of these days are to be derived again; dropped with its partition when they are.
CREATE TABLE IF NOT EXISTS {{table touched_people}} (
  brand LowCardinality(String), slice UInt64, person UInt64, from_day Date, to_day Date
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, person);
{{distributed touched_people person}};
