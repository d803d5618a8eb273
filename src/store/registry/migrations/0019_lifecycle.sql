-- Where stages of the lifecycle begin, as far as brands state it: each row is whole, a version, and never changed. What is
-- not in `thresholds` is fitted to the brand's own rhythm.
CREATE TABLE lifecycle_rules (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  thresholds jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (brand, version)
);
