-- An order has a name that people use (#1001) and an id of its shop's, by which events and webhooks know it.
ALTER TABLE {{each order_lines}} ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;
ALTER TABLE {{each staged_order_lines}} ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;
ALTER TABLE {{each orders}} ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;
