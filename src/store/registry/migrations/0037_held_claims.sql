-- Orders whose commission a person holds back, or has let go again: nobody is paid for one that is held.
CREATE TABLE held_claims (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  store text NOT NULL,
  order_id text NOT NULL,
  is_held boolean NOT NULL,
  reason text NOT NULL CHECK (reason IN ('leaked_coupon', 'own_order', 'other')),
  held_by jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  told_at timestamptz(3),
  PRIMARY KEY (brand, store, order_id)
);
CREATE INDEX claims_to_tell ON held_claims (brand) WHERE told_at IS NULL OR told_at < updated_at;

-- The warehouse learns languages and prices of creators, whom it knows already.
UPDATE creators SET told_at = NULL;
