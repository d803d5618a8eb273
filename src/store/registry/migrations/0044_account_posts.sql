-- Live figures lack the posts of each account side by side; they are rebuilt at the start.
UPDATE brands SET stale_since = greatest(clock_timestamp(), stale_since + interval '1 millisecond') WHERE slice > 0;
