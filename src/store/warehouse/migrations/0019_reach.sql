-- Whether whoever ordered agreed to be written to, as the shop says with the order; NULL where it says nothing.
ALTER TABLE {{each order_lines}} ADD COLUMN IF NOT EXISTS accepts_marketing Nullable(UInt8);
ALTER TABLE {{each staged_order_lines}} ADD COLUMN IF NOT EXISTS accepts_marketing Nullable(UInt8);

-- The interval of the margin lost, by the same draws as that of the share; tests made before have none.
ALTER TABLE {{each dark_tests}} ADD COLUMN IF NOT EXISTS lost_low Nullable(Int64);
ALTER TABLE {{each dark_tests}} ADD COLUMN IF NOT EXISTS lost_high Nullable(Int64);

-- What a dark test would have expected of the days after an earlier day, paid traffic on, from what was known then, beside
-- what came, and what the weeks before would bring if they went on. CM2 in minor units; intervals hold in 80 of 100 cases.
CREATE TABLE IF NOT EXISTS {{table dark_origins}} (
  brand LowCardinality(String), tested_at DateTime64(3, 'UTC'), last_day Date, currency LowCardinality(String),
  day Date, days UInt16, forecast Int64, low Int64, high Int64, came Int64, naive Int64
) ENGINE = {{MergeTree}} ORDER BY (brand, tested_at, day);
{{distributed dark_origins cityHash64(brand)}};
