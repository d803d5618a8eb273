-- What platforms report of orders: which creator brought a line of one, with which content and for what commission. `settled` says that the commission is what was paid, not an estimate.
CREATE TABLE IF NOT EXISTS {{table order_reports}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), order_id String, line_key String, platform LowCardinality(String), handle String,
  content_type LowCardinality(String), content_id String, sku String, quantity Nullable(Int64), placed_at DateTime64(3, 'UTC'),
  settled_at Nullable(DateTime64(3, 'UTC')), state LowCardinality(String), currency LowCardinality(String), base_minor Nullable(Int64), commission_minor Nullable(Int64)
) ENGINE = {{MergeTree}} ORDER BY (brand, store, order_id, row_key, as_of, load);
{{distributed order_reports cityHash64(order_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_order_reports}} AS {{local order_reports}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_order_reports cityHash64(order_id)}};

-- The creators that reports name for an order, each once, by the handle as it is compared. `state` is void where no line is left for which they are paid; money is the brand's.
CREATE TABLE IF NOT EXISTS {{table reported_orders}} (
  brand LowCardinality(String), slice UInt64, store LowCardinality(String), sales_channel LowCardinality(String), order_id String,
  platform LowCardinality(String), handle String, spelt String, placed_at DateTime64(3, 'UTC'), state LowCardinality(String),
  content_types Array(String), content_ids Array(String), skus Array(String), base Nullable(Int64), commission Nullable(Int64)
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, placed_at, order_id);
{{distributed reported_orders cityHash64(order_id)}};

-- How many people a post reached, where the platform tells it.
ALTER TABLE {{each creator_posts}} ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);
ALTER TABLE {{each staged_creator_posts}} ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);
ALTER TABLE {{each posts}} ADD COLUMN IF NOT EXISTS reach Nullable(UInt64);
