ALTER TABLE customers_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS first_skus Array(LowCardinality(String));

ALTER TABLE customers ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS first_skus Array(LowCardinality(String));

ALTER TABLE customers_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS order_days Array(Date);

ALTER TABLE customers ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS order_days Array(Date);

ALTER TABLE customers_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS day_margins Array(Nullable(Int64));

ALTER TABLE customers ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS day_margins Array(Nullable(Int64));

CREATE TABLE IF NOT EXISTS lifetime_forecasts_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), fitted_at DateTime64(3, 'UTC'), last_day Date, currency LowCardinality(String),
  segment_by LowCardinality(String), segment String, customers UInt64, repeaters UInt64,
  missing LowCardinality(String), missing_found UInt64, margin_missing LowCardinality(String), margin_missing_found UInt64,
  stopping LowCardinality(String),
  parameters Array(Tuple(name LowCardinality(String), value Float64, low Float64, high Float64)),
  alive Nullable(Float64), alive_low Nullable(Float64), alive_high Nullable(Float64),
  ahead Array(Tuple(days UInt16, orders Float64, orders_low Float64, orders_high Float64,
    margin Nullable(Int64), margin_low Nullable(Int64), margin_high Nullable(Int64))),
  tried_days UInt16, tried_customers UInt64, tried_came UInt64, tried_forecast Nullable(Float64), tried_low Nullable(Float64),
  tried_high Nullable(Float64), tried_naive Nullable(Float64), tried_error Nullable(Float64), tried_naive_error Nullable(Float64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, fitted_at, segment_by, segment)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS lifetime_forecasts ON CLUSTER 'millpond' AS lifetime_forecasts_local ENGINE = Distributed('millpond', 'millpond', 'lifetime_forecasts_local', cityHash64(brand));
