-- Which channel a visit is of: whole lists, each a version; never changed. A brand without any follows the defaults.
CREATE TABLE channel_rules (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  rules jsonb NOT NULL,
  own_domains text[] NOT NULL,
  note text NOT NULL DEFAULT '',
  restored_from integer,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (brand, version)
);
