-- What is expected of the next 180 days with all paid traffic off, and on, as one dark test said: of the whole brand, of each market
-- and sales channel, and with one kind of paid traffic off alone (`part_by`); half-lives of first buyers stand under half_life.
-- `missing` says what there was too little of, and then there are no figures. Intervals hold in 80 of 100 cases; money is CM2 in
-- minor units of `currency`. `paid_cost` is what paid traffic costs in as many days, at the rate of the weeks that were read.
CREATE TABLE IF NOT EXISTS {{table dark_tests}} (
  brand LowCardinality(String), tested_at DateTime64(3, 'UTC'), last_day Date, currency LowCardinality(String), weeks UInt16, draws UInt16,
  assumptions Map(String, Float64), part_by LowCardinality(String), part String, missing LowCardinality(String), missing_found UInt64,
  margin_on Nullable(Int64), margin_off Nullable(Int64), paid_cost Nullable(Int64),
  share Nullable(Float64), share_low Nullable(Float64), share_high Nullable(Float64),
  half_life Nullable(Float64), half_life_low Nullable(Float64), half_life_high Nullable(Float64),
  curve Array(Tuple(day UInt16, margin_on Int64, margin_off Int64, share Nullable(Float64), low Nullable(Float64), high Nullable(Float64)))
) ENGINE = {{MergeTree}} ORDER BY (brand, tested_at, part_by, part);
{{distributed dark_tests cityHash64(brand)}};
