-- What people told in tests of products, a row for each question that they were asked, and for each visit, interest and order of a page. Of one respondent the entry with the highest number counts.
CREATE TABLE IF NOT EXISTS {{table product_test_answers}} (
  brand LowCardinality(String), test LowCardinality(String), link String, audience LowCardinality(String), market LowCardinality(String), language LowCardinality(String),
  respondent String, customer_id String, entry UInt64, at DateTime64(3, 'UTC'), kind LowCardinality(String), candidate LowCardinality(String), question LowCardinality(String),
  answered UInt8, choices Array(String), number Nullable(UInt32), prices Array(Int64), text String CODEC(ZSTD), bot_reasons Array(LowCardinality(String))
) ENGINE = {{ReplacingMergeTree entry}} ORDER BY (brand, test, respondent, entry, kind, candidate, question);
{{distributed product_test_answers cityHash64(respondent)}};
