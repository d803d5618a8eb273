-- An import is read into these tables first; the preview is asked of them, and committing moves them into the facts.
-- One partition an import, dropped when it is committed or thrown away. A batch is kept in one file, whatever its size:
-- a file for each of fifty columns would be made durable one by one.

CREATE TABLE IF NOT EXISTS {{table staged_order_lines}} AS {{local order_lines}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (order_id, line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_order_lines cityHash64(order_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_returns}} AS {{local returns}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (order_id, line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_returns cityHash64(order_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_fees}} AS {{local fees}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (order_id, line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_fees cityHash64(order_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_spend}} AS {{local spend}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_spend cityHash64(campaign)}};
CREATE TABLE IF NOT EXISTS {{table staged_search_terms}} AS {{local search_terms}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_search_terms cityHash64(term)}};
CREATE TABLE IF NOT EXISTS {{table staged_products}} AS {{local products}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_products cityHash64(sku)}};
CREATE TABLE IF NOT EXISTS {{table staged_product_costs}} AS {{local product_costs}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_product_costs cityHash64(sku)}};
CREATE TABLE IF NOT EXISTS {{table staged_rates}} AS {{local rates}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_rates cityHash64(quote)}};
