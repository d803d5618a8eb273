ALTER TABLE lifetime_forecasts_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS grain_days UInt8;

ALTER TABLE lifetime_forecasts ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS grain_days UInt8;

ALTER TABLE lifetime_forecasts_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS calibration Array(Tuple(repeats UInt32, customers UInt64, came UInt64,
  forecast Float64, naive Float64));

ALTER TABLE lifetime_forecasts ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS calibration Array(Tuple(repeats UInt32, customers UInt64, came UInt64,
  forecast Float64, naive Float64));

ALTER TABLE lifetime_forecasts_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS origins Array(Tuple(day Date, days UInt16, customers UInt64, came UInt64,
  forecast Float64, low Float64, high Float64, naive Float64, error Float64, naive_error Float64));

ALTER TABLE lifetime_forecasts ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS origins Array(Tuple(day Date, days UInt16, customers UInt64, came UInt64,
  forecast Float64, low Float64, high Float64, naive Float64, error Float64, naive_error Float64));

CREATE TABLE IF NOT EXISTS lifetime_histories_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), fitted_at DateTime64(3, 'UTC'), repeats UInt32, last UInt32, age UInt32,
  alive Float64, alive_errors Array(Float64), horizons Array(UInt16), orders Array(Float64), order_errors Array(Array(Float64))
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, fitted_at, repeats, last, age)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS lifetime_histories ON CLUSTER 'millpond' AS lifetime_histories_local ENGINE = Distributed('millpond', 'millpond', 'lifetime_histories_local', cityHash64(brand));

CREATE TABLE IF NOT EXISTS lifetime_day_margins_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), fitted_at DateTime64(3, 'UTC'), gain_days UInt32,
  base Float64, slope Float64, base_errors Array(Float64), slope_errors Array(Float64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, fitted_at, gain_days)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS lifetime_day_margins ON CLUSTER 'millpond' AS lifetime_day_margins_local ENGINE = Distributed('millpond', 'millpond', 'lifetime_day_margins_local', cityHash64(brand));
