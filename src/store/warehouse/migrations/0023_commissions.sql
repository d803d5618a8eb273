-- Terms of collaborations that pay a commission, as the registry has them: the latest state of each counts.
CREATE TABLE IF NOT EXISTS {{table commission_terms}} (
  brand LowCardinality(String), collaboration String, creator String, claims Array(LowCardinality(String)), rate_ppm UInt64,
  order_cap Nullable(Int64), cap Nullable(Int64), hold_days UInt16, starts_on Date, ends_on Date,
  version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} ORDER BY (brand, collaboration);
{{distributed commission_terms cityHash64(collaboration)}};

-- What payouts hold of orders: their commission, and what was taken back of it later, below zero. `base` is what it was a part of then.
CREATE TABLE IF NOT EXISTS {{table paid_commissions}} (
  brand LowCardinality(String), number UInt64, creator String, kind LowCardinality(String), store String, order_id String,
  base Int64, amount Int64, version UInt64, is_deleted UInt8
) ENGINE = {{ReplacingMergeTree version, is_deleted}} ORDER BY (brand, number);
{{distributed paid_commissions cityHash64(number)}};
