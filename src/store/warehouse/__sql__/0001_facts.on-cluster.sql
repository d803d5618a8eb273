CREATE TABLE IF NOT EXISTS order_lines_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), order_id String, line_key String,
  ordered_at DateTime64(3, 'UTC'), status LowCardinality(String), cancelled_at Nullable(DateTime64(3, 'UTC')),
  line_kind LowCardinality(String), sku String, title String, quantity Int32, currency LowCardinality(String),
  unit_price Decimal(18, 4), goods_minor Int64, coupon_minor Int64, shipping_minor Int64, tax_minor Int64,
  refund_minor Int64, refunded_units Int32, refunded_at Nullable(DateTime64(3, 'UTC')),
  order_coupon_minor Int64, order_shipping_minor Int64, order_tax_minor Int64, order_refund_minor Int64,
  tax_included UInt8, customer_id String, country LowCardinality(String), region String,
  coupon_code String, campaign String, utm_source LowCardinality(String), utm_medium LowCardinality(String),
  fulfilment LowCardinality(String), payment_method LowCardinality(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, store, order_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS order_lines ON CLUSTER 'millpond' AS order_lines_local ENGINE = Distributed('millpond', 'millpond', 'order_lines_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS returns_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), order_id String, line_key String, sku String,
  returned_at DateTime64(3, 'UTC'), quantity Int32, disposition LowCardinality(String),
  reason LowCardinality(String), comment String, status LowCardinality(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, store, order_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS returns ON CLUSTER 'millpond' AS returns_local ENGINE = Distributed('millpond', 'millpond', 'returns_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS fees_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), country LowCardinality(String),
  settlement_id String, order_id String, line_key String, sku String, posted_at DateTime64(3, 'UTC'),
  transaction LowCardinality(String), part LowCardinality(String), description String,
  amount_minor Int64, currency LowCardinality(String), units Int32
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, store, order_id, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS fees ON CLUSTER 'millpond' AS fees_local ENGINE = Distributed('millpond', 'millpond', 'fees_local', cityHash64(order_id));

CREATE TABLE IF NOT EXISTS spend_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), account String, kind LowCardinality(String), day Date, line_key String,
  campaign_id String, campaign String, ad_group String, ad String, country LowCardinality(String),
  currency LowCardinality(String), spend_minor Int64, impressions Nullable(UInt64), clicks Nullable(UInt64),
  conversions Nullable(Decimal(18, 4)), conversion_value_minor Nullable(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, day, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS spend ON CLUSTER 'millpond' AS spend_local ENGINE = Distributed('millpond', 'millpond', 'spend_local', cityHash64(campaign));

CREATE TABLE IF NOT EXISTS search_terms_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), day_from Date, day_to Date, line_key String, term String, page String,
  country LowCardinality(String), device LowCardinality(String), match_type LowCardinality(String),
  campaign String, ad_group String, impressions Nullable(UInt64), clicks Nullable(UInt64),
  spend_minor Nullable(Int64), currency LowCardinality(String), position Nullable(Decimal(9, 2)),
  orders Nullable(UInt64), sales_minor Nullable(Int64)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, day_from, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS search_terms ON CLUSTER 'millpond' AS search_terms_local ENGINE = Distributed('millpond', 'millpond', 'search_terms_local', cityHash64(term));

CREATE TABLE IF NOT EXISTS products_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  sku String, line_key String, title String, category LowCardinality(String), parent_sku String, image_url String,
  currency LowCardinality(String), price_minor Nullable(Int64), removed UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, sku, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS products ON CLUSTER 'millpond' AS products_local ENGINE = Distributed('millpond', 'millpond', 'products_local', cityHash64(sku));

CREATE TABLE IF NOT EXISTS product_costs_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  sku String, country LowCardinality(String), valid_from Date, line_key String,
  currency LowCardinality(String), unit_cost Decimal(18, 6), removed UInt8
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, sku, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS product_costs ON CLUSTER 'millpond' AS product_costs_local ENGINE = Distributed('millpond', 'millpond', 'product_costs_local', cityHash64(sku));

CREATE TABLE IF NOT EXISTS rates_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  day Date, line_key String, base LowCardinality(String), quote LowCardinality(String), rate Decimal(38, 12)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, day, row_key, as_of, load)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS rates ON CLUSTER 'millpond' AS rates_local ENGINE = Distributed('millpond', 'millpond', 'rates_local', cityHash64(quote));

CREATE TABLE IF NOT EXISTS quarantine_local ON CLUSTER 'millpond' (
  brand LowCardinality(String), load UInt64, line_no UInt64, field String, value String,
  reason_en String, reason_zh String, remedy_en String, remedy_zh String, cells Array(String)
) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}') ORDER BY (brand, load, line_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS quarantine ON CLUSTER 'millpond' AS quarantine_local ENGINE = Distributed('millpond', 'millpond', 'quarantine_local', load);
