-- What merges make of staged batches is kept by column, and so merged column by column; batches stay in one file each.
ALTER TABLE {{table staged_order_lines}} MODIFY SETTING min_bytes_for_wide_part = 50000000;
ALTER TABLE {{table staged_returns}} MODIFY SETTING min_bytes_for_wide_part = 50000000;
ALTER TABLE {{table staged_fees}} MODIFY SETTING min_bytes_for_wide_part = 50000000;
