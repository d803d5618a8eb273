-- Derived tables: rebuilt from facts at any time. One slice is one rebuild of one brand; the registry says which slice is live.
-- Amounts are minor units of the brand's currency. Costs are positive; a refund carries negative net sales.

CREATE TABLE IF NOT EXISTS {{table order_economics}} (
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
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, toDate(at), order_id);
{{distributed order_economics cityHash64(order_id)}};

CREATE TABLE IF NOT EXISTS {{table orders}} (
  brand LowCardinality(String), slice UInt64, order_id String, store LowCardinality(String),
  sales_channel LowCardinality(String), country LowCardinality(String), customer_id String,
  ordered_at DateTime64(3, 'UTC'), customer_first_at Nullable(DateTime64(3, 'UTC')), previous_at Nullable(DateTime64(3, 'UTC')),
  order_rank UInt32, status LowCardinality(String), counts UInt8, units Int32, skus Array(LowCardinality(String)),
  campaign LowCardinality(String), coupon_code LowCardinality(String), currency LowCardinality(String),
  price_paid Int64, booked_sales Int64, refunds Int64, net_sales Int64,
  cm1 Nullable(Int64), cm2 Nullable(Int64), cm3 Nullable(Int64)
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, toDate(ordered_at), order_id);
{{distributed orders cityHash64(order_id)}};

CREATE TABLE IF NOT EXISTS {{table customers}} (
  brand LowCardinality(String), slice UInt64, customer_id String, country LowCardinality(String),
  first_sales_channel LowCardinality(String), first_order_id String, first_at DateTime64(3, 'UTC'), last_at DateTime64(3, 'UTC'),
  orders UInt32, units Int32, net_sales Int64, refunds Int64, cm3 Nullable(Int64)
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, toDate(first_at), customer_id);
{{distributed customers cityHash64(customer_id)}};

-- Amounts whose currency has no rate for their day. A measure whose period touches one is an error that names it.
CREATE TABLE IF NOT EXISTS {{table rate_gaps}} (
  brand LowCardinality(String), slice UInt64, day Date, currency LowCardinality(String), what LowCardinality(String), lines UInt64
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, day, currency);
{{distributed rate_gaps cityHash64(currency)}};

-- The brand's currency per unit of another, for every day that has one (weekends take the last day before);
-- minor_rate is the same between minor units: amount_in_brand = round(minor * minor_rate), half away from zero.
CREATE TABLE IF NOT EXISTS {{table day_rates}} (
  brand LowCardinality(String), slice UInt64, day Date, currency LowCardinality(String),
  rate Decimal(38, 12), minor_rate Decimal(38, 15)
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, currency, day);
{{distributed day_rates cityHash64(currency)}};

-- The place of each order among the orders of its customer; filled first, so that every entry knows new from returning.
CREATE TABLE IF NOT EXISTS {{table order_ranks}} (
  brand LowCardinality(String), slice UInt64, store LowCardinality(String), order_id String,
  order_rank UInt32, customer_first_at DateTime64(3, 'UTC'), previous_at Nullable(DateTime64(3, 'UTC'))
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, order_id);
{{distributed order_ranks cityHash64(order_id)}};

-- What each product is called on the latest order line that names it, for products that no product table lists.
CREATE TABLE IF NOT EXISTS {{table sold_products}} (
  brand LowCardinality(String), slice UInt64, sku String, title String
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, sku);
{{distributed sold_products cityHash64(sku)}};
