-- What each short link is, a row for each state it was in; the latest counts. Clicks and orders find creator, post and channel here.
CREATE TABLE IF NOT EXISTS {{table link_versions}} (
  brand LowCardinality(String), code String, version DateTime64(3, 'UTC'), link String, kind LowCardinality(String), title String,
  channel LowCardinality(String), creator String, post String, coupon String, target String, archived UInt8
) ENGINE = {{MergeTree}} ORDER BY (brand, code, version);
{{distributed link_versions cityHash64(code)}};
