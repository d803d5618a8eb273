-- Files of the library, each once a brand by the SHA-256 of its bytes. `place` says which store keeps them.
CREATE TABLE assets (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('video', 'picture', 'text')),
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  place text NOT NULL CHECK (place IN ('directory', 's3')),
  file_name text NOT NULL,
  title text NOT NULL,
  alt text NOT NULL DEFAULT '',
  creator text REFERENCES creators ON DELETE SET NULL,
  maker text NOT NULL DEFAULT '',
  skus text[] NOT NULL DEFAULT '{}',
  markets text[] NOT NULL DEFAULT '{}',
  note text NOT NULL DEFAULT '',
  archived_at timestamptz(3),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (brand, sha256),
  UNIQUE (brand, id)
);
CREATE INDEX assets_of_creator ON assets (creator) WHERE creator IS NOT NULL;

-- Where an asset may be shown, and until which day of the brand (that day too; null without end). What is not stated is not allowed.
CREATE TABLE asset_rights (
  brand text NOT NULL,
  asset text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('feed', 'ad', 'product_page', 'live', 'gallery', 'email')),
  until date,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (asset, channel),
  FOREIGN KEY (brand, asset) REFERENCES assets (brand, id) ON DELETE CASCADE
);
CREATE INDEX rights_by_end ON asset_rights (brand, until) WHERE until IS NOT NULL;

-- Where an asset is or was shown. `reference` is the name of an ad, the id of a post, or the path of a page.
CREATE TABLE asset_placements (
  id text PRIMARY KEY,
  brand text NOT NULL,
  asset text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('feed', 'ad', 'product_page', 'live', 'gallery', 'email')),
  platform text NOT NULL DEFAULT '',
  reference text NOT NULL,
  from_day date NOT NULL,
  to_day date CHECK (to_day >= from_day),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (asset, channel, platform, reference, from_day),
  FOREIGN KEY (brand, asset) REFERENCES assets (brand, id) ON DELETE CASCADE
);
CREATE INDEX placements_of_brand ON asset_placements (brand, id);

-- Rows of assets that pages of a shop show; `key` opens a published one to anybody.
CREATE TABLE galleries (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  key text NOT NULL UNIQUE,
  name text NOT NULL,
  heading text NOT NULL DEFAULT '',
  ratio text NOT NULL DEFAULT '4:5' CHECK (ratio IN ('1:1', '4:5', '9:16', '16:9')),
  code text NOT NULL DEFAULT '',
  published boolean NOT NULL DEFAULT false,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (brand, id)
);
CREATE TABLE gallery_items (
  brand text NOT NULL,
  gallery text NOT NULL,
  asset text NOT NULL,
  place integer NOT NULL CHECK (place >= 0),
  sku text NOT NULL DEFAULT '',
  product_title text NOT NULL DEFAULT '',
  product_url text NOT NULL,
  PRIMARY KEY (gallery, asset),
  FOREIGN KEY (brand, gallery) REFERENCES galleries (brand, id) ON DELETE CASCADE,
  FOREIGN KEY (brand, asset) REFERENCES assets (brand, id) ON DELETE CASCADE
);
