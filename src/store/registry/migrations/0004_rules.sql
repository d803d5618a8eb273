-- What an order pays where no settlement says it. Empty text matches everything; percent and amounts are plain decimals.
CREATE TABLE toll_rules (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  toll text NOT NULL,
  sales_channel text NOT NULL,
  country text NOT NULL DEFAULT '',
  store text NOT NULL DEFAULT '',
  campaign text NOT NULL DEFAULT '',
  fulfilment text NOT NULL DEFAULT '',
  percent numeric NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  fixed numeric NOT NULL DEFAULT 0 CHECK (fixed >= 0),
  minimum numeric NOT NULL DEFAULT 0 CHECK (minimum >= 0),
  currency text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  valid_to date,
  basis text NOT NULL CHECK (basis IN ('default', 'estimated')),
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX toll_rules_of_brand ON toll_rules (brand);

-- Which sales channel the spend of a platform (and of campaigns beginning with a text) serves.
CREATE TABLE spend_rules (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  platform text NOT NULL,
  campaign text NOT NULL DEFAULT '',
  sales_channel text NOT NULL,
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (brand, platform, campaign)
);
