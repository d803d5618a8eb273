CREATE TABLE IF NOT EXISTS order_economics_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, entry LowCardinality(String),
  at DateTime64(3, 'UTC'), ordered_at DateTime64(3, 'UTC'),
  store LowCardinality(String), sales_channel LowCardinality(String), country LowCardinality(String),
  order_id String, row_key UInt128, load UInt64, line_no UInt64,
  sku LowCardinality(String), line_kind LowCardinality(String), status LowCardinality(String),
  customer_id String, customer_first_at Nullable(DateTime64(3, 'UTC')), order_rank UInt32,
  campaign LowCardinality(String), utm_source LowCardinality(String), utm_medium LowCardinality(String), coupon_code LowCardinality(String),
  currency LowCardinality(String), units Int32,
  price_paid Int64, tax Int64, coupon Int64, net_sales Int64, goods_cost Nullable(Int64),
  commission Int64, fulfilment Int64, payment Int64, logistics Int64, return_cost Int64, other_fees Int64,
  ads Int64, creator Int64, affiliate Int64,
  cm1 Nullable(Int64), cm2 Nullable(Int64), cm3 Nullable(Int64),
  goods_cost_basis LowCardinality(String), commission_basis LowCardinality(String), fulfilment_basis LowCardinality(String),
  payment_basis LowCardinality(String), logistics_basis LowCardinality(String), return_basis LowCardinality(String),
  creator_basis LowCardinality(String), affiliate_basis LowCardinality(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, toDate(at), order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS order_economics ON CLUSTER 'millpond' AS order_economics_local ENGINE = Distributed('millpond', 'millpond', 'order_economics_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS orders_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, order_id String, store LowCardinality(String),
  sales_channel LowCardinality(String), country LowCardinality(String), customer_id String,
  ordered_at DateTime64(3, 'UTC'), customer_first_at Nullable(DateTime64(3, 'UTC')), previous_at Nullable(DateTime64(3, 'UTC')),
  order_rank UInt32, status LowCardinality(String), counts UInt8, units Int32, skus Array(LowCardinality(String)),
  campaign LowCardinality(String), coupon_code LowCardinality(String), currency LowCardinality(String),
  price_paid Int64, booked_sales Int64, refunds Int64, net_sales Int64,
  cm1 Nullable(Int64), cm2 Nullable(Int64), cm3 Nullable(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, toDate(ordered_at), order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS orders ON CLUSTER 'millpond' AS orders_local ENGINE = Distributed('millpond', 'millpond', 'orders_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS customers_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, customer_id String, country LowCardinality(String),
  first_sales_channel LowCardinality(String), first_order_id String, first_at DateTime64(3, 'UTC'), last_at DateTime64(3, 'UTC'),
  orders UInt32, units Int32, net_sales Int64, refunds Int64, cm3 Nullable(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, toDate(first_at), customer_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS customers ON CLUSTER 'millpond' AS customers_local ENGINE = Distributed('millpond', 'millpond', 'customers_local', cityHash64(customer_id));

CREATE TABLE IF NOT EXISTS rate_gaps_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, day Date, currency LowCardinality(String), what LowCardinality(String), lines UInt64
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, day, currency)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS rate_gaps ON CLUSTER 'millpond' AS rate_gaps_local ENGINE = Distributed('millpond', 'millpond', 'rate_gaps_local', cityHash64(currency));

CREATE TABLE IF NOT EXISTS day_rates_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, day Date, currency LowCardinality(String),
  rate Decimal(38, 12), minor_rate Decimal(38, 15)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, currency, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS day_rates ON CLUSTER 'millpond' AS day_rates_local ENGINE = Distributed('millpond', 'millpond', 'day_rates_local', cityHash64(currency));

CREATE TABLE IF NOT EXISTS order_ranks_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, store LowCardinality(String), order_id String,
  order_rank UInt32, customer_first_at DateTime64(3, 'UTC'), previous_at Nullable(DateTime64(3, 'UTC'))
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, order_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS order_ranks ON CLUSTER 'millpond' AS order_ranks_local ENGINE = Distributed('millpond', 'millpond', 'order_ranks_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS sold_products_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), slice UInt64, sku String, title String
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') PARTITION BY slice ORDER BY (brand, slice, sku)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS sold_products ON CLUSTER 'millpond' AS sold_products_local ENGINE = Distributed('millpond', 'millpond', 'sold_products_local', cityHash64(sku));
