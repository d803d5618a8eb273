-- Live sessions as files state them, and what happened in them moment by moment: of the room where sku is empty, else of the product shown.
CREATE TABLE IF NOT EXISTS {{table live_sessions}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), session_id String, line_key String, title String, host String, country LowCardinality(String),
  sales_channel LowCardinality(String), store LowCardinality(String), started_at DateTime64(3, 'UTC'), ended_at DateTime64(3, 'UTC'),
  codes String, currency LowCardinality(String), host_fee_minor Nullable(Int64), other_fees_minor Nullable(Int64), gifts_minor Nullable(Int64),
  viewers Nullable(UInt64), orders Nullable(UInt64)
) ENGINE = {{MergeTree}} ORDER BY (brand, platform, session_id, row_key, as_of, load);
{{distributed live_sessions cityHash64(session_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_live_sessions}} AS {{local live_sessions}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_live_sessions cityHash64(session_id)}};

CREATE TABLE IF NOT EXISTS {{table live_moments}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), session_id String, line_key String, at DateTime64(3, 'UTC'), until Nullable(DateTime64(3, 'UTC')),
  sku LowCardinality(String), viewers Nullable(UInt64), comments Nullable(UInt64), clicks Nullable(UInt64), gifts Nullable(UInt64),
  orders Nullable(UInt64)
) ENGINE = {{MergeTree}} ORDER BY (brand, platform, session_id, row_key, as_of, load);
{{distributed live_moments cityHash64(session_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_live_moments}} AS {{local live_moments}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_live_moments cityHash64(session_id)}};

-- Videos, the points of their retention curves, and what they show at which second.
CREATE TABLE IF NOT EXISTS {{table videos}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), video_id String, line_key String, title String, seconds Float64, published_at Nullable(DateTime64(3, 'UTC')),
  sku String, version_of String, codes String, views Nullable(UInt64)
) ENGINE = {{MergeTree}} ORDER BY (brand, platform, video_id, row_key, as_of, load);
{{distributed videos cityHash64(video_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_videos}} AS {{local videos}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_videos cityHash64(video_id)}};

CREATE TABLE IF NOT EXISTS {{table video_retention}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), video_id String, line_key String, position Nullable(Float64), second Nullable(Float64),
  watching Float64, relative Nullable(Float64)
) ENGINE = {{MergeTree}} ORDER BY (brand, platform, video_id, row_key, as_of, load);
{{distributed video_retention cityHash64(video_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_video_retention}} AS {{local video_retention}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_video_retention cityHash64(video_id)}};

CREATE TABLE IF NOT EXISTS {{table video_moments}} (
  brand LowCardinality(String), load UInt64, line_no UInt64, source LowCardinality(String),
  received_at DateTime64(3, 'UTC'), as_of DateTime64(3, 'UTC'), row_key UInt128, row_hash UInt128,
  platform LowCardinality(String), video_id String, line_key String, second Float64, kind LowCardinality(String), sku String, note String,
  clicks Nullable(UInt64)
) ENGINE = {{MergeTree}} ORDER BY (brand, platform, video_id, row_key, as_of, load);
{{distributed video_moments cityHash64(video_id)}};
CREATE TABLE IF NOT EXISTS {{table staged_video_moments}} AS {{local video_moments}} ENGINE = {{MergeTree}} PARTITION BY load ORDER BY (line_key, line_no) SETTINGS min_bytes_for_wide_part = 1000000000;
{{distributed staged_video_moments cityHash64(video_id)}};
