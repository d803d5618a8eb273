-- How far a brand's visits, people and journeys are derived: the live slice, the last segment of the gateway's log that is in it, by
-- which version of the channel rules, the number of the last run, and the first run that is to begin anew.
CREATE TABLE traffic (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  slice bigint NOT NULL DEFAULT 0,
  through_segment bigint NOT NULL DEFAULT 0,
  rules_version integer NOT NULL DEFAULT 0,
  run bigint NOT NULL DEFAULT 0,
  anew_since bigint NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'idle' CHECK (status IN ('idle', 'running', 'failed')),
  error jsonb,
  derived_at timestamptz(3)
);

-- The shop whose orders a source's events speak of, as imports name it.
ALTER TABLE sources ADD COLUMN sales_channel text NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN store text NOT NULL DEFAULT '';
