-- What became of the moves that the measures propose: put aside, put off, or made, and what was expected then.
CREATE TABLE moves (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  rule text NOT NULL,
  about text NOT NULL,
  state text NOT NULL CHECK (state IN ('dismissed', 'snoozed', 'done')),
  until date,
  as_found jsonb NOT NULL,
  by jsonb NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (brand, rule, about),
  CHECK ((state = 'snoozed') = (until IS NOT NULL))
);
