ALTER TABLE order_lines_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;

ALTER TABLE order_lines ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;

ALTER TABLE staged_order_lines_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;

ALTER TABLE staged_order_lines ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;

ALTER TABLE orders_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;

ALTER TABLE orders ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS shop_order_id String AFTER order_id;
