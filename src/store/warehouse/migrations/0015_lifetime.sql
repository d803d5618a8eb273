-- The days on which a customer ordered, in order, where the brand lives, with what each brought (NULL where the cost of
-- something sold is not known); and the products of the first order. Slices made before have none of it.
ALTER TABLE {{each customers}} ADD COLUMN IF NOT EXISTS first_skus Array(LowCardinality(String));
ALTER TABLE {{each customers}} ADD COLUMN IF NOT EXISTS order_days Array(Date);
ALTER TABLE {{each customers}} ADD COLUMN IF NOT EXISTS day_margins Array(Nullable(Int64));

-- What customers of a brand, or of a segment of it, are expected to order and to bring, as one fit said. `missing` says what
-- there was too little of, and then there are no figures. Parameters and figures have their 95% interval; money is in minor
-- units of `currency`. `stopping` is what the orders tell of it: spread, alike or never. `tried_` is the same model fitted to what was known `tried_days` earlier, beside what came.
CREATE TABLE IF NOT EXISTS {{table lifetime_forecasts}} (
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
) ENGINE = {{MergeTree}} ORDER BY (brand, fitted_at, segment_by, segment);
{{distributed lifetime_forecasts cityHash64(brand)}};
