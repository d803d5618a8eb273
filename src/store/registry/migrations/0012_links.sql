-- Short links. A code is for good: it is printed, typed and written in coupons. `told_at` is the state that the warehouse has.
CREATE TABLE links (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  code text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('web', 'coupon', 'whatsapp', 'line', 'messenger', 'instagram', 'telegram', 'zalo')),
  title text NOT NULL DEFAULT '',
  target text NOT NULL,
  account text NOT NULL DEFAULT '',
  message text NOT NULL DEFAULT '',
  utm_source text NOT NULL DEFAULT '',
  utm_medium text NOT NULL DEFAULT '',
  utm_campaign text NOT NULL DEFAULT '',
  utm_content text NOT NULL DEFAULT '',
  utm_term text NOT NULL DEFAULT '',
  channel text NOT NULL DEFAULT '',
  creator text NOT NULL DEFAULT '',
  post text NOT NULL DEFAULT '',
  coupon text NOT NULL DEFAULT '',
  ios_target text NOT NULL DEFAULT '',
  android_target text NOT NULL DEFAULT '',
  fallback text NOT NULL DEFAULT '',
  expires_at timestamptz(3),
  archived_at timestamptz(3),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  told_at timestamptz(3)
);
CREATE INDEX links_of_brand ON links (brand, id);
CREATE INDEX links_to_tell ON links (id) WHERE told_at IS NULL OR told_at < updated_at;
-- One code per creator, post and channel.
CREATE UNIQUE INDEX links_of_creator ON links (brand, lower(creator), lower(post), lower(channel))
  WHERE creator <> '' AND archived_at IS NULL;

-- Where the brand's short links live: a domain of its own, and where those lead that are over.
CREATE TABLE link_settings (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  base_url text NOT NULL DEFAULT '',
  fallback text NOT NULL DEFAULT ''
);

-- Clicks that were redirected while they could not be written down.
CREATE TABLE lost_clicks (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  day date NOT NULL,
  clicks bigint NOT NULL,
  PRIMARY KEY (brand, day)
);
