-- Orders with their customer, put together from their lines while a rebuild runs: the places of orders are counted from
-- them, customer by customer, and its partition is then dropped.
CREATE TABLE IF NOT EXISTS {{table placed_orders}} (
  brand LowCardinality(String), slice UInt64, customer_id String, placed_at DateTime64(3, 'UTC'),
  store LowCardinality(String), order_id String, is_purchase UInt8, is_return UInt8
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, customer_id, placed_at, store, order_id);
{{distributed placed_orders cityHash64(customer_id)}};
