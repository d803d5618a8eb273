-- Who goes on over which midnight, by the day that begins with it, while a run derives visits; dropped with its partition when it is done.
CREATE TABLE IF NOT EXISTS {{table crossed_midnights}} (
  brand LowCardinality(String), slice UInt64, midnight Date, person UInt64
) ENGINE = {{MergeTree}} PARTITION BY slice ORDER BY (brand, slice, midnight, person);
{{distributed crossed_midnights person}};
