-- Platforms that are read for a brand. Secrets are sealed with the server's secret; cursors say how far each read is.
CREATE TABLE connections (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  platform text NOT NULL,
  name text NOT NULL,
  settings jsonb NOT NULL,
  secrets jsonb NOT NULL,
  cursors jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'attention')),
  next_run_at timestamptz(3),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX connections_of_brand ON connections (brand, id);
CREATE INDEX connections_due ON connections (next_run_at) WHERE state = 'active';

-- Each time that one was read. One that no process ends was cut off, and is said to be so at the next start.
CREATE TABLE connection_runs (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  connection text NOT NULL REFERENCES connections ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'waiting', 'failed', 'cut')),
  part text NOT NULL DEFAULT '',
  rows bigint NOT NULL DEFAULT 0,
  calls bigint NOT NULL DEFAULT 0,
  imports text[] NOT NULL DEFAULT '{}',
  error jsonb,
  began_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz(3)
);
CREATE INDEX runs_of_connection ON connection_runs (connection, id);
