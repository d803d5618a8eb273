-- Figures that are live lack a table of the warehouse that is new; they are rebuilt at the start.
UPDATE brands SET stale_since = greatest(clock_timestamp(), stale_since + interval '1 millisecond') WHERE slice > 0;
