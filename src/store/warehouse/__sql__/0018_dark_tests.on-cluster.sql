CREATE TABLE IF NOT EXISTS dark_tests_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), tested_at DateTime64(3, 'UTC'), last_day Date, currency LowCardinality(String), weeks UInt16, draws UInt16,
  assumptions Map(String, Float64), part_by LowCardinality(String), part String, missing LowCardinality(String), missing_found UInt64,
  margin_on Nullable(Int64), margin_off Nullable(Int64), paid_cost Nullable(Int64),
  share Nullable(Float64), share_low Nullable(Float64), share_high Nullable(Float64),
  half_life Nullable(Float64), half_life_low Nullable(Float64), half_life_high Nullable(Float64),
  curve Array(Tuple(day UInt16, margin_on Int64, margin_off Int64, share Nullable(Float64), low Nullable(Float64), high Nullable(Float64)))
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, tested_at, part_by, part)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS dark_tests ON CLUSTER 'millpond' AS dark_tests_local ENGINE = Distributed('millpond', 'millpond', 'dark_tests_local', cityHash64(brand));
