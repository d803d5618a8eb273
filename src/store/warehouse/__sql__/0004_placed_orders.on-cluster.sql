CREATE TABLE IF NOT EXISTS placed_orders_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, customer_id String, placed_at DateTime64(3, 'UTC'),
  store LowCardinality(String), order_id String, is_purchase UInt8, is_return UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, customer_id, placed_at, store, order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS placed_orders ON CLUSTER 'millpond' AS placed_orders_local ENGINE = Distributed('millpond', 'millpond', 'placed_orders_local', cityHash64(customer_id));
