-- How far the events of the demo brand have been sent: the last of its days, the batches that the gateway has acknowledged, and when
-- all of them were.
CREATE TABLE demo_events (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  last_day date NOT NULL,
  batches_sent integer NOT NULL DEFAULT 0,
  finished_at timestamptz(3)
);
