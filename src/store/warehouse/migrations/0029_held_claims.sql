-- Orders whose commission a person holds back, as the registry has them: the latest state of each counts.
CREATE TABLE IF NOT EXISTS {{table held_claims}} (
  brand LowCardinality(String), store String, order_id String, version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} ORDER BY (brand, store, order_id);
{{distributed held_claims cityHash64(order_id)}};
