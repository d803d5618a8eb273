ALTER TABLE staged_order_lines_local ON CLUSTER 'millpond' MODIFY SETTING min_bytes_for_wide_part = 50000000;

ALTER TABLE staged_returns_local ON CLUSTER 'millpond' MODIFY SETTING min_bytes_for_wide_part = 50000000;

ALTER TABLE staged_fees_local ON CLUSTER 'millpond' MODIFY SETTING min_bytes_for_wide_part = 50000000;
