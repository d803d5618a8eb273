-- Orders whose commission a person holds back, as the registry has them: the latest state of each counts.
CREATE TABLE IF NOT EXISTS {{table held_claims}} (
  brand LowCardinality(String), store String, order_id String, version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} ORDER BY (brand, store, order_id);
{{distributed held_claims cityHash64(order_id)}};

-- What creators are compared by, beside their posts. Of one creator's prices, amount and currency stand beside each other by place.
ALTER TABLE {{each creator_book}} ADD COLUMN IF NOT EXISTS languages Array(String);
ALTER TABLE {{each creator_book}} ADD COLUMN IF NOT EXISTS price_minor Array(Int64);
ALTER TABLE {{each creator_book}} ADD COLUMN IF NOT EXISTS price_currency Array(LowCardinality(String));
