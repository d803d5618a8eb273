-- Whether, when and to whom a brand's weekly report is sent: weekday 1 is Monday, the hour is of the brand's clock.
CREATE TABLE report_settings (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  is_sent boolean NOT NULL,
  weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  hour integer NOT NULL CHECK (hour BETWEEN 0 AND 23),
  recipients jsonb NOT NULL,
  changed_at timestamptz(3) NOT NULL
);

-- What became of the report of a week for one recipient. A row is written before the mail is handed over, so that none is sent twice.
CREATE TABLE sent_reports (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  week date NOT NULL,
  recipient text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'zh')),
  state text NOT NULL CHECK (state IN ('sending', 'sent', 'failed', 'unknown')),
  tries integer NOT NULL,
  reason text NOT NULL,
  next_try timestamptz(3),
  message_id text NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (brand, week, recipient),
  CHECK (next_try IS NULL OR state = 'failed')
);
