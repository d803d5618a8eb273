-- What people did, event by event, as the gateway took it. `person` is who it was said to be then; who is the same person is derived.
CREATE TABLE IF NOT EXISTS {{table events}} (
  brand LowCardinality(String), source LowCardinality(String),
  at DateTime64(3, 'UTC'), received_at DateTime64(3, 'UTC'), day Date DEFAULT toDate(at),
  message_id UUID, request_id String CODEC(ZSTD), type LowCardinality(String), name LowCardinality(String),
  anonymous_id String CODEC(ZSTD), user_id String CODEC(ZSTD),
  person UInt64 DEFAULT sipHash64(if(user_id != '', user_id, anonymous_id)), session_hint String CODEC(ZSTD),
  host LowCardinality(String), path String CODEC(ZSTD), query String CODEC(ZSTD), title String CODEC(ZSTD),
  referrer_host LowCardinality(String), referrer_path String CODEC(ZSTD),
  utm_source LowCardinality(String), utm_medium LowCardinality(String), utm_campaign LowCardinality(String),
  utm_content LowCardinality(String), utm_term LowCardinality(String),
  click_id_kind LowCardinality(String), click_id String CODEC(ZSTD), code LowCardinality(String),
  device LowCardinality(String), os LowCardinality(String), browser LowCardinality(String), in_app LowCardinality(String),
  locale LowCardinality(String), screen_width UInt16, country LowCardinality(String), region LowCardinality(String), ip String CODEC(ZSTD),
  skus Array(LowCardinality(String)), quantities Array(Int32), prices Array(Decimal(18, 4)),
  order_id String CODEC(ZSTD), value_minor Nullable(Int64), currency LowCardinality(String), coupon LowCardinality(String),
  search_term String CODEC(ZSTD), engaged_seconds Nullable(Float32), scroll_percent Nullable(UInt8),
  consent LowCardinality(String), bot_reasons Array(LowCardinality(String)), props Map(LowCardinality(String), String) CODEC(ZSTD)
) ENGINE = {{MergeTree}} PARTITION BY toYYYYMM(day) ORDER BY (brand, day, person, at);
{{distributed events person}};

-- Events that could not be taken, as they came, with what is wrong and what mends it.
CREATE TABLE IF NOT EXISTS {{table event_quarantine}} (
  brand LowCardinality(String), source LowCardinality(String), received_at DateTime64(3, 'UTC'), request_id String, place UInt32,
  field String, value String, reason_en String, reason_zh String, remedy_en String, remedy_zh String, event String CODEC(ZSTD)
) ENGINE = {{MergeTree}} PARTITION BY toYYYYMM(received_at) ORDER BY (brand, received_at, request_id, place);
{{distributed event_quarantine cityHash64(request_id)}};
