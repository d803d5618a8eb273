-- Orders of a product that their customer had bought before, and when last: how many customers bought it in some days is
-- the number of its orders, less those here whose purchase before falls into the same days.
CREATE TABLE IF NOT EXISTS {{table bought_again}} (
  brand LowCardinality(String), slice UInt64, sku LowCardinality(String),
  ordered_at DateTime64(3, 'UTC'), bought_before_at DateTime64(3, 'UTC')
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, toDate(ordered_at), sku);
{{distributed bought_again cityHash64(sku)}};
