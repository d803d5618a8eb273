-- What the brand does together with a creator, from the day they are found until they are paid, and on which terms. Amounts of commission are in the brand's currency.
CREATE TABLE collaborations (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  creator text NOT NULL REFERENCES creators ON DELETE CASCADE,
  title text NOT NULL,
  stage text NOT NULL DEFAULT 'found' CHECK (stage IN ('found', 'contacted', 'agreed', 'sample_sent', 'posted', 'paid')),
  stage_since timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  owner text,
  due_on date,
  remind_on date,
  notes text NOT NULL DEFAULT '',
  contract text NOT NULL DEFAULT '',
  rights text NOT NULL DEFAULT '',
  posts integer NOT NULL DEFAULT 0 CHECK (posts BETWEEN 0 AND 1000),
  fee_minor bigint CHECK (fee_minor > 0),
  fee_currency text,
  fee_per text NOT NULL DEFAULT 'collaboration' CHECK (fee_per IN ('collaboration', 'post')),
  rate_ppm integer CHECK (rate_ppm BETWEEN 1 AND 1000000),
  claims text[] NOT NULL DEFAULT '{link,coupon,declared}',
  order_cap_minor bigint CHECK (order_cap_minor > 0),
  cap_minor bigint CHECK (cap_minor > 0),
  hold_days integer NOT NULL DEFAULT 30 CHECK (hold_days BETWEEN 0 AND 365),
  starts_on date,
  ends_on date,
  archived_at timestamptz(3),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  told_at timestamptz(3),
  FOREIGN KEY (brand, owner) REFERENCES members (brand, user_id) ON DELETE SET NULL (owner),
  CHECK ((fee_minor IS NULL) = (fee_currency IS NULL)),
  CHECK (rate_ppm IS NULL OR starts_on IS NOT NULL),
  CHECK (ends_on >= starts_on)
);
CREATE INDEX collaborations_of_brand ON collaborations (brand, stage, id);
CREATE INDEX collaborations_of_creator ON collaborations (creator);
CREATE INDEX collaborations_to_tell ON collaborations (id) WHERE told_at IS NULL OR told_at < updated_at;

-- Goods that go to a creator so that they are shown: where they are, where they go, and what became of them. A cost that is not known is NULL.
CREATE TABLE samples (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  collaboration text NOT NULL REFERENCES collaborations ON DELETE CASCADE,
  sku text NOT NULL,
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 10000),
  stock_country text NOT NULL DEFAULT '',
  stock_place text NOT NULL DEFAULT '',
  creator_country text NOT NULL DEFAULT '',
  route text NOT NULL DEFAULT '',
  cost_minor bigint CHECK (cost_minor >= 0),
  cost_currency text,
  customs text NOT NULL DEFAULT '',
  tracking text NOT NULL DEFAULT '',
  sent_on date,
  received_on date,
  posted_on date,
  post_url text NOT NULL DEFAULT '',
  notes text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK ((cost_minor IS NULL) = (cost_currency IS NULL)),
  CHECK (received_on >= sent_on)
);
CREATE INDEX samples_of_brand ON samples (brand, id);
CREATE INDEX samples_of_collaboration ON samples (collaboration);

-- What a creator gets at once: approved, then paid; or taken back before it was paid.
CREATE TABLE payouts (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  creator text NOT NULL REFERENCES creators ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'approved' CHECK (state IN ('approved', 'paid', 'void')),
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  period_from date NOT NULL,
  period_to date NOT NULL,
  paid_on date,
  reference text NOT NULL DEFAULT '',
  approved_by jsonb NOT NULL,
  approved_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK ((state = 'paid') = (paid_on IS NOT NULL))
);
CREATE INDEX payouts_of_brand ON payouts (brand, id);

-- What a payout is made of. An order's commission is paid once, to whomever; so is each fee. What is taken back is below zero.
CREATE TABLE payout_lines (
  number bigserial PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  payout text NOT NULL REFERENCES payouts ON DELETE CASCADE,
  creator text NOT NULL REFERENCES creators ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('order', 'taken_back', 'fee')),
  store text NOT NULL DEFAULT '',
  order_id text NOT NULL DEFAULT '',
  collaboration text NOT NULL DEFAULT '',
  part integer NOT NULL DEFAULT 0,
  base_minor bigint NOT NULL DEFAULT 0,
  amount_minor bigint NOT NULL,
  is_void boolean NOT NULL DEFAULT false,
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  told_at timestamptz(3),
  CHECK (CASE kind WHEN 'taken_back' THEN amount_minor < 0 ELSE amount_minor > 0 END),
  CHECK (CASE kind WHEN 'fee' THEN collaboration <> '' AND part > 0 ELSE order_id <> '' END)
);
CREATE UNIQUE INDEX order_paid_once ON payout_lines (brand, store, order_id) WHERE kind = 'order' AND NOT is_void;
CREATE UNIQUE INDEX fee_paid_once ON payout_lines (brand, collaboration, part) WHERE kind = 'fee' AND NOT is_void;
CREATE INDEX lines_of_payout ON payout_lines (payout);
CREATE INDEX lines_of_creator ON payout_lines (creator);
CREATE INDEX lines_to_tell ON payout_lines (number) WHERE told_at IS NULL OR told_at < updated_at;
