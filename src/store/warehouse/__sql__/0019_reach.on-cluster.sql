ALTER TABLE order_lines_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS accepts_marketing Nullable(UInt8);

ALTER TABLE order_lines ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS accepts_marketing Nullable(UInt8);

ALTER TABLE staged_order_lines_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS accepts_marketing Nullable(UInt8);

ALTER TABLE staged_order_lines ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS accepts_marketing Nullable(UInt8);

ALTER TABLE dark_tests_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS lost_low Nullable(Int64);

ALTER TABLE dark_tests ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS lost_low Nullable(Int64);

ALTER TABLE dark_tests_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS lost_high Nullable(Int64);

ALTER TABLE dark_tests ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS lost_high Nullable(Int64);

CREATE TABLE IF NOT EXISTS dark_origins_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), tested_at DateTime64(3, 'UTC'), last_day Date, currency LowCardinality(String),
  day Date, days UInt16, forecast Int64, low Int64, high Int64, came Int64, naive Int64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, tested_at, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS dark_origins ON CLUSTER 'millpond' AS dark_origins_local ENGINE = Distributed('millpond', 'millpond', 'dark_origins_local', cityHash64(brand));
