CREATE TABLE IF NOT EXISTS crossed_midnights_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, midnight Date, person UInt64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, midnight, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS crossed_midnights ON CLUSTER 'millpond' AS crossed_midnights_local ENGINE = Distributed('millpond', 'millpond', 'crossed_midnights_local', person);
