-- `slice` is the live rebuild of the brand's derived tables. `stale_since` is set while facts or settings are newer than it.
CREATE TABLE brands (
  id text PRIMARY KEY,
  name text NOT NULL,
  currency text NOT NULL,
  time_zone text NOT NULL,
  markets text[] NOT NULL DEFAULT '{}',
  slice bigint NOT NULL DEFAULT 0,
  stale_since timestamptz(3),
  derive_status text NOT NULL DEFAULT 'idle' CHECK (derive_status IN ('idle', 'running', 'failed')),
  derive_error jsonb,
  derived_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE members (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (brand, user_id)
);
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE invitations (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
  token_hash text NOT NULL UNIQUE,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  invited_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX invitations_of_brand ON invitations (brand);

CREATE TABLE api_keys (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX api_keys_of_brand ON api_keys (brand);

-- What people changed. `brand` is empty for changes of a person's own account.
CREATE TABLE audit (
  id text PRIMARY KEY,
  brand text REFERENCES brands ON DELETE CASCADE,
  actor jsonb NOT NULL,
  action text NOT NULL,
  what text NOT NULL,
  before jsonb,
  after jsonb,
  at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX audit_of_brand ON audit (brand, id);
