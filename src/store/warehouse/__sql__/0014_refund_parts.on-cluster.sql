ALTER TABLE order_lines_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS refund_parts Array(Tuple(id String, at DateTime64(3, 'UTC'), minor Int64, units Int32, order_minor Int64)) AFTER refunded_at;

ALTER TABLE order_lines ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS refund_parts Array(Tuple(id String, at DateTime64(3, 'UTC'), minor Int64, units Int32, order_minor Int64)) AFTER refunded_at;

ALTER TABLE staged_order_lines_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS refund_parts Array(Tuple(id String, at DateTime64(3, 'UTC'), minor Int64, units Int32, order_minor Int64)) AFTER refunded_at;

ALTER TABLE staged_order_lines ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS refund_parts Array(Tuple(id String, at DateTime64(3, 'UTC'), minor Int64, units Int32, order_minor Int64)) AFTER refunded_at;
