CREATE TABLE IF NOT EXISTS product_test_answers_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), test LowCardinality(String), link String, audience LowCardinality(String), market LowCardinality(String), language LowCardinality(String),
  respondent String, customer_id String, entry UInt64, at DateTime64(3, 'UTC'), kind LowCardinality(String), candidate LowCardinality(String), question LowCardinality(String),
  answered UInt8, choices Array(String), number Nullable(UInt32), prices Array(Int64), text String CODEC(ZSTD), bot_reasons Array(LowCardinality(String))
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', entry) ORDER BY (brand, test, respondent, entry, kind, candidate, question)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS product_test_answers ON CLUSTER 'millpond' AS product_test_answers_local ENGINE = Distributed('millpond', 'millpond', 'product_test_answers_local', cityHash64(respondent));
