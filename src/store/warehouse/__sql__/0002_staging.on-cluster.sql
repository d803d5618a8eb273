CREATE TABLE IF NOT EXISTS staged_order_lines_local ON CLUSTER 'millpond' AS order_lines_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (order_id, line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_order_lines ON CLUSTER 'millpond' AS staged_order_lines_local ENGINE = Distributed('millpond', 'millpond', 'staged_order_lines_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS staged_returns_local ON CLUSTER 'millpond' AS returns_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (order_id, line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_returns ON CLUSTER 'millpond' AS staged_returns_local ENGINE = Distributed('millpond', 'millpond', 'staged_returns_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS staged_fees_local ON CLUSTER 'millpond' AS fees_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (order_id, line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_fees ON CLUSTER 'millpond' AS staged_fees_local ENGINE = Distributed('millpond', 'millpond', 'staged_fees_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS staged_spend_local ON CLUSTER 'millpond' AS spend_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_spend ON CLUSTER 'millpond' AS staged_spend_local ENGINE = Distributed('millpond', 'millpond', 'staged_spend_local', cityHash64(campaign));

CREATE TABLE IF NOT EXISTS staged_search_terms_local ON CLUSTER 'millpond' AS search_terms_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_search_terms ON CLUSTER 'millpond' AS staged_search_terms_local ENGINE = Distributed('millpond', 'millpond', 'staged_search_terms_local', cityHash64(term));

CREATE TABLE IF NOT EXISTS staged_products_local ON CLUSTER 'millpond' AS products_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_products ON CLUSTER 'millpond' AS staged_products_local ENGINE = Distributed('millpond', 'millpond', 'staged_products_local', cityHash64(sku));

CREATE TABLE IF NOT EXISTS staged_product_costs_local ON CLUSTER 'millpond' AS product_costs_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_product_costs ON CLUSTER 'millpond' AS staged_product_costs_local ENGINE = Distributed('millpond', 'millpond', 'staged_product_costs_local', cityHash64(sku));

CREATE TABLE IF NOT EXISTS staged_rates_local ON CLUSTER 'millpond' AS rates_local ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000, fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS staged_rates ON CLUSTER 'millpond' AS staged_rates_local ENGINE = Distributed('millpond', 'millpond', 'staged_rates_local', cityHash64(quote));
