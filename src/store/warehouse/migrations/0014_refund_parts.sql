-- Each refund of a line on its own: the shop's id of it, when, and how much of the line, in units too, and of the order as a whole.
ALTER TABLE {{each order_lines}} ADD COLUMN IF NOT EXISTS refund_parts Array(Tuple(id String, at DateTime64(3, 'UTC'), minor Int64, units Int32, order_minor Int64)) AFTER refunded_at;
ALTER TABLE {{each staged_order_lines}} ADD COLUMN IF NOT EXISTS refund_parts Array(Tuple(id String, at DateTime64(3, 'UTC'), minor Int64, units Int32, order_minor Int64)) AFTER refunded_at;
