-- Creators with whom the brand works. One that was merged into another, or whose making was undone, is gone and keeps no contact.
CREATE TABLE creators (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  name text NOT NULL,
  category text NOT NULL DEFAULT '',
  markets text[] NOT NULL DEFAULT '{}',
  languages text[] NOT NULL DEFAULT '{}',
  accounts jsonb NOT NULL DEFAULT '[]',
  prices jsonb NOT NULL DEFAULT '[]',
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  notes text NOT NULL DEFAULT '',
  main_platform text NOT NULL DEFAULT '',
  audience bigint,
  words text NOT NULL,
  archived_at timestamptz(3),
  gone_at timestamptz(3),
  gone_into text NOT NULL DEFAULT '',
  change text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  told_at timestamptz(3)
);
CREATE INDEX creators_by_name ON creators (brand, lower(name), id) WHERE gone_at IS NULL;
CREATE INDEX creators_by_audience ON creators (brand, audience DESC, id) WHERE gone_at IS NULL;
CREATE INDEX creators_by_change ON creators (brand, updated_at DESC, id) WHERE gone_at IS NULL;
CREATE INDEX creators_by_email ON creators (brand, lower(email)) WHERE gone_at IS NULL AND email <> '';
CREATE INDEX creators_to_tell ON creators (id) WHERE told_at IS NULL OR told_at < updated_at;

-- Whose an account is. A handle is one creator's; handles that they had before may have become another's.
CREATE TABLE creator_accounts (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  creator text NOT NULL REFERENCES creators ON DELETE CASCADE,
  platform text NOT NULL,
  handle text NOT NULL,
  former boolean NOT NULL,
  PRIMARY KEY (brand, platform, handle, former, creator)
);
CREATE UNIQUE INDEX creator_of_account ON creator_accounts (brand, platform, handle) WHERE NOT former;
CREATE INDEX accounts_of_creator ON creator_accounts (creator);

-- What was done to creators at once, and how each was before, so that it can be undone.
CREATE TABLE creator_changes (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('create', 'update', 'merge', 'import')),
  about text NOT NULL DEFAULT '',
  creators integer NOT NULL DEFAULT 0,
  by jsonb NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  undone_at timestamptz(3)
);
CREATE INDEX creator_changes_of_brand ON creator_changes (brand, id);
CREATE TABLE creators_before (
  number bigserial PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  change text NOT NULL REFERENCES creator_changes ON DELETE CASCADE,
  creator text NOT NULL,
  before jsonb
);
CREATE INDEX before_of_change ON creators_before (change);

-- Which audience makes which tier, on each platform; the platform '' stands for those without a rule of their own.
CREATE TABLE creator_tiers (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  platform text NOT NULL,
  micro bigint NOT NULL,
  mid bigint NOT NULL,
  macro bigint NOT NULL,
  mega bigint NOT NULL,
  PRIMARY KEY (brand, platform),
  CHECK (0 < micro AND micro < mid AND mid < macro AND macro < mega)
);
