-- What times of a fit are told in, in days, by which a customer's history is found again.
ALTER TABLE {{each lifetime_forecasts}} ADD COLUMN IF NOT EXISTS grain_days UInt8;

-- The forecast made `tried_days` earlier beside what came, by how often customers had come again until then (the last one
-- and more often); and forecasts made of several earlier days, each for `days` after it.
ALTER TABLE {{each lifetime_forecasts}} ADD COLUMN IF NOT EXISTS calibration Array(Tuple(repeats UInt32, customers UInt64, came UInt64,
  forecast Float64, naive Float64));
ALTER TABLE {{each lifetime_forecasts}} ADD COLUMN IF NOT EXISTS origins Array(Tuple(day Date, days UInt16, customers UInt64, came UInt64,
  forecast Float64, low Float64, high Float64, naive Float64, error Float64, naive_error Float64));

-- What a customer is expected to do who has such a history, as the newest fits of a brand say of all its customers: the
-- chance to be there still, and by time ahead (`horizons`, in days) the days with an order. `_errors` are by how much a
-- figure moves with each of several errors of the fit that have nothing to do with each other, a standard error each:
-- those of several customers add up one by one, and the root of the sum of squares is the standard error.
CREATE TABLE IF NOT EXISTS {{table lifetime_histories}} (
  brand LowCardinality(String), fitted_at DateTime64(3, 'UTC'), repeats UInt32, last UInt32, age UInt32,
  alive Float64, alive_errors Array(Float64), horizons Array(UInt16), orders Array(Float64), order_errors Array(Array(Float64))
) ENGINE = {{MergeTree}} ORDER BY (brand, fitted_at, repeats, last, age);
{{distributed lifetime_histories cityHash64(brand)}};

-- What a later day with an order is expected to bring, in minor units: `base`, and `slope` for each minor unit that the
-- customer's days of gain have brought together, by how many those are.
CREATE TABLE IF NOT EXISTS {{table lifetime_day_margins}} (
  brand LowCardinality(String), fitted_at DateTime64(3, 'UTC'), gain_days UInt32,
  base Float64, slope Float64, base_errors Array(Float64), slope_errors Array(Float64)
) ENGINE = {{MergeTree}} ORDER BY (brand, fitted_at, gain_days);
{{distributed lifetime_day_margins cityHash64(brand)}};
