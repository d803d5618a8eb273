-- How other fees of an entry are known: settled, by a rule of the brand, or a published default.
ALTER TABLE {{each order_economics}} ADD COLUMN IF NOT EXISTS other_basis LowCardinality(String) AFTER affiliate_basis;
