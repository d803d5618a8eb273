-- What signs the webhooks of a source, sealed with the server's secret. The one before it stays good for a while.
ALTER TABLE sources ADD COLUMN webhook_secret text, ADD COLUMN old_webhook_secret text, ADD COLUMN old_secret_until timestamptz(3);

-- Webhooks as they came, until they are facts. The row stays after that: it tells a delivery that comes again.
CREATE TABLE deliveries (
  source text NOT NULL REFERENCES sources ON DELETE CASCADE,
  id text NOT NULL,
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  topic text NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'taken', 'ignored', 'refused')),
  body text,
  fault jsonb,
  received_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (source, id)
);
CREATE INDEX deliveries_waiting ON deliveries (number) WHERE status = 'waiting';
CREATE INDEX deliveries_by_age ON deliveries (received_at);

-- The load with the orders that only events tell, and how many events of orders it was made from.
ALTER TABLE brands ADD COLUMN event_load bigint NOT NULL DEFAULT 0, ADD COLUMN order_events bigint NOT NULL DEFAULT 0;
