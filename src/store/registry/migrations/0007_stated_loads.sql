-- What people state by hand counts from the moment at which its load stands here. Now and then these are gathered in load 0.
CREATE TABLE stated_loads (
  load bigint PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE
);
CREATE INDEX stated_loads_of_brand ON stated_loads (brand);
