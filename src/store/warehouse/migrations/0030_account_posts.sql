-- Posts of an account, oldest first: those of one place in the arrays are one post. A period is a piece of each array, so that nothing has to be grouped.
-- Where `viewed` or `rated` is 0, the logarithm of views or the engagement beside it is not known, and stands as 0, so that sums need no condition.
CREATE TABLE IF NOT EXISTS {{table account_posts}} (
  brand LowCardinality(String), slice UInt64, platform LowCardinality(String), handle String, spelt String,
  posted_at Array(DateTime64(3, 'UTC')), sponsored Array(UInt8), marked Array(UInt8), deleted Array(UInt8), fell Array(UInt8),
  views Array(Nullable(UInt64)), likes Array(Nullable(UInt64)), comments Array(Nullable(UInt64)),
  viewed Array(UInt8), log_views Array(Float64), rated Array(UInt8), engagement Array(Float64)
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, platform, handle);
{{distributed account_posts cityHash64(handle)}};
