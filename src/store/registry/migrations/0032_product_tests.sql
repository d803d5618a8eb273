-- Tests of products that are not sold yet: what is shown and asked, as the room that owns tests has it.
CREATE TABLE product_tests (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed')),
  definition jsonb NOT NULL,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  opened_at timestamptz(3),
  closed_at timestamptz(3)
);
CREATE INDEX product_tests_of_brand ON product_tests (brand, id);

-- Pictures of candidates, shown by Millpond itself: pages ask no other machine.
CREATE TABLE product_test_pictures (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  test text NOT NULL REFERENCES product_tests ON DELETE CASCADE,
  candidate text NOT NULL,
  type text NOT NULL,
  bytes bytea NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (test, candidate)
);

-- Links under which people answer. One with a person is for that person alone, and has one answer.
CREATE TABLE product_test_links (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  test text NOT NULL REFERENCES product_tests ON DELETE CASCADE,
  page text NOT NULL CHECK (page IN ('questions', 'prelaunch')),
  audience text NOT NULL CHECK (audience IN ('creators', 'customers', 'others')),
  market text NOT NULL DEFAULT '',
  candidate text NOT NULL DEFAULT '',
  label text NOT NULL DEFAULT '',
  person text NOT NULL DEFAULT '',
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  revoked_at timestamptz(3)
);
CREATE INDEX links_of_product_test ON product_test_links (test, id);
CREATE UNIQUE INDEX link_of_invited ON product_test_links (test, page, lower(person)) WHERE person <> '' AND revoked_at IS NULL;

-- What people sent, from the moment it is acknowledged until the warehouse has it.
CREATE TABLE product_test_inbox (
  number bigserial PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  test text NOT NULL,
  customer_id text NOT NULL DEFAULT '',
  body jsonb NOT NULL,
  received_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- How often a respondent has sent something: a page that is sent over and over is stopped.
CREATE TABLE product_test_respondents (
  test text NOT NULL REFERENCES product_tests ON DELETE CASCADE,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  respondent text NOT NULL,
  sent integer NOT NULL,
  PRIMARY KEY (test, respondent)
);

-- Who left an address to buy a product when it is there.
CREATE TABLE product_test_orders (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  test text NOT NULL REFERENCES product_tests ON DELETE CASCADE,
  candidate text NOT NULL,
  respondent text NOT NULL,
  email text NOT NULL,
  consent text NOT NULL,
  language text NOT NULL,
  price_minor bigint NOT NULL,
  currency text NOT NULL,
  link text NOT NULL,
  bot boolean NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (test, candidate, respondent)
);

-- Answers that could not be read, as they came.
CREATE TABLE product_test_quarantine (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  test text NOT NULL REFERENCES product_tests ON DELETE CASCADE,
  link text NOT NULL,
  field text NOT NULL,
  value text NOT NULL,
  reason jsonb NOT NULL,
  remedy jsonb NOT NULL,
  body text NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX quarantine_of_product_test ON product_test_quarantine (test, id);
