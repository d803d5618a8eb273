-- Where events come from. A write key is public: it stands in the page that sends.
CREATE TABLE sources (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('web', 'server', 'shopify', 'woocommerce')),
  write_key text NOT NULL UNIQUE,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at timestamptz(3)
);
CREATE INDEX sources_of_brand ON sources (brand);
