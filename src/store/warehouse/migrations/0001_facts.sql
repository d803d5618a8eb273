-- Facts: append-only. A row counts while its load is live (the registry says which loads are).
-- row_key names what the row speaks of, row_hash what it says; among rows with one key the latest as_of, then load, counts.

CREATE TABLE IF NOT EXISTS {{table order_lines}} (
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
) ENGINE = {{MergeTree}} ORDER BY (brand, store, order_id, row_key, as_of, load);
{{distributed order_lines cityHash64(order_id)}};

CREATE TABLE IF NOT EXISTS {{table returns}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), order_id String, line_key String, sku String,
  returned_at DateTime64(3, 'UTC'), quantity Int32, disposition LowCardinality(String),
  reason LowCardinality(String), comment String, status LowCardinality(String)
) ENGINE = {{MergeTree}} ORDER BY (brand, store, order_id, row_key, as_of, load);
{{distributed returns cityHash64(order_id)}};

CREATE TABLE IF NOT EXISTS {{table fees}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  store LowCardinality(String), sales_channel LowCardinality(String), country LowCardinality(String),
  settlement_id String, order_id String, line_key String, sku String, posted_at DateTime64(3, 'UTC'),
  transaction LowCardinality(String), part LowCardinality(String), description String,
  amount_minor Int64, currency LowCardinality(String), units Int32
) ENGINE = {{MergeTree}} ORDER BY (brand, store, order_id, row_key, as_of, load);
{{distributed fees cityHash64(order_id)}};

CREATE TABLE IF NOT EXISTS {{table spend}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), account String, kind LowCardinality(String), day Date, line_key String,
  campaign_id String, campaign String, ad_group String, ad String, country LowCardinality(String),
  currency LowCardinality(String), spend_minor Int64, impressions Nullable(UInt64), clicks Nullable(UInt64),
  conversions Nullable(Decimal(18, 4)), conversion_value_minor Nullable(Int64)
) ENGINE = {{MergeTree}} ORDER BY (brand, day, row_key, as_of, load);
{{distributed spend cityHash64(campaign)}};

CREATE TABLE IF NOT EXISTS {{table search_terms}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), day_from Date, day_to Date, line_key String, term String, page String,
  country LowCardinality(String), device LowCardinality(String), match_type LowCardinality(String),
  campaign String, ad_group String, impressions Nullable(UInt64), clicks Nullable(UInt64),
  spend_minor Nullable(Int64), currency LowCardinality(String), position Nullable(Decimal(9, 2)),
  orders Nullable(UInt64), sales_minor Nullable(Int64)
) ENGINE = {{MergeTree}} ORDER BY (brand, day_from, row_key, as_of, load);
{{distributed search_terms cityHash64(term)}};

CREATE TABLE IF NOT EXISTS {{table products}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  sku String, line_key String, title String, category LowCardinality(String), parent_sku String, image_url String,
  currency LowCardinality(String), price_minor Nullable(Int64), removed UInt8
) ENGINE = {{MergeTree}} ORDER BY (brand, sku, row_key, as_of, load);
{{distributed products cityHash64(sku)}};

CREATE TABLE IF NOT EXISTS {{table product_costs}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  sku String, country LowCardinality(String), valid_from Date, line_key String,
  currency LowCardinality(String), unit_cost Decimal(18, 6), removed UInt8
) ENGINE = {{MergeTree}} ORDER BY (brand, sku, row_key, as_of, load);
{{distributed product_costs cityHash64(sku)}};

CREATE TABLE IF NOT EXISTS {{table rates}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  day Date, line_key String, base LowCardinality(String), quote LowCardinality(String), rate Decimal(38, 12)
) ENGINE = {{MergeTree}} ORDER BY (brand, day, row_key, as_of, load);
{{distributed rates cityHash64(quote)}};

-- Lines that could not be read, kept as they came (cells), with what is wrong and what mends it.
CREATE TABLE IF NOT EXISTS {{table quarantine}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, field String, value String,
  reason_en String, reason_zh String, remedy_en String, remedy_zh String, cells Array(String)
) ENGINE = {{MergeTree}} ORDER BY (brand, load, line_no);
{{distributed quarantine load}};
