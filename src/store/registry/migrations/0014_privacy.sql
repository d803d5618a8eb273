-- What a brand keeps for how long, when that was last applied and what went, and the salt of its list of erased ids.
CREATE TABLE privacy (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  salt text NOT NULL,
  periods jsonb NOT NULL DEFAULT '{}',
  applied_at timestamptz(3),
  removed jsonb
);

-- People who are taken out of everything. `person` holds their ids for as long as the work goes on, and is empty after it.
CREATE TABLE erasures (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  step text NOT NULL DEFAULT '',
  named_by text NOT NULL,
  person jsonb,
  token text NOT NULL,
  keep_out boolean NOT NULL,
  delete_files boolean NOT NULL,
  report jsonb,
  error jsonb,
  requested_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3)
);
CREATE INDEX erasures_of_brand ON erasures (brand, id);

-- Salted hashes of erased ids: what comes again for one is dropped, and orders get the token in place of their customer.
CREATE TABLE kept_out (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  hash text NOT NULL,
  token text NOT NULL,
  erasure text NOT NULL REFERENCES erasures ON DELETE CASCADE,
  PRIMARY KEY (brand, hash)
);
