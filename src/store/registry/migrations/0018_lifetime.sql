-- When what customers are worth was last forecast.
CREATE TABLE lifetime (
  brand text PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
  fitted_at timestamptz(3) NOT NULL
);

-- Customers of live figures lack the days on which they ordered; they are rebuilt at the start.
UPDATE brands SET stale_since = greatest(clock_timestamp(), stale_since + interval '1 millisecond') WHERE slice > 0;
