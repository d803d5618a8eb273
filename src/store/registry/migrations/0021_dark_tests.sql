-- When a brand's paid traffic was last thought away, in which currency that was told, and what the brand assumes in place of the defaults.
CREATE TABLE dark_tests (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  tested_at timestamptz(3),
  currency text,
  assumptions jsonb NOT NULL DEFAULT '{}'
);
