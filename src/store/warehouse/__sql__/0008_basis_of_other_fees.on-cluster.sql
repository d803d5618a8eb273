ALTER TABLE order_economics_local ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS other_basis LowCardinality(String) AFTER affiliate_basis;

ALTER TABLE order_economics ON CLUSTER 'millpond' ADD COLUMN IF NOT EXISTS other_basis LowCardinality(String) AFTER affiliate_basis;
