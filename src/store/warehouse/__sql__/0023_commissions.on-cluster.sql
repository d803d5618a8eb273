CREATE TABLE IF NOT EXISTS commission_terms_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), collaboration String, creator String, claims Array(LowCardinality(String)), rate_ppm UInt64,
  order_cap Nullable(Int64), cap Nullable(Int64), hold_days UInt16, starts_on Date, ends_on Date,
  version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) ORDER BY (brand, collaboration)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS commission_terms ON CLUSTER 'millpond' AS commission_terms_local ENGINE = Distributed('millpond', 'millpond', 'commission_terms_local', cityHash64(collaboration));

CREATE TABLE IF NOT EXISTS paid_commissions_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), number UInt64, creator String, kind LowCardinality(String), store String, order_id String,
  base Int64, amount Int64, version UInt64, is_deleted UInt8
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version, is_deleted) ORDER BY (brand, number)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS paid_commissions ON CLUSTER 'millpond' AS paid_commissions_local ENGINE = Distributed('millpond', 'millpond', 'paid_commissions_local', cityHash64(number));
