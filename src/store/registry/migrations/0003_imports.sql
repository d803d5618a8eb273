-- One row is one table of one file: a sheet of a workbook and an entry of a zip each have their own, with the same parent.
CREATE TABLE imports (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  parent text,
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  path text NOT NULL,
  table_name text,
  connector text,
  options jsonb NOT NULL DEFAULT '{}',
  mapping jsonb,
  header jsonb,
  status text NOT NULL CHECK (status IN
    ('uploaded', 'reading', 'unmapped', 'ready', 'committing', 'committed', 'failed', 'cancelled', 'undone')),
  progress jsonb,
  counts jsonb,
  preview jsonb,
  findings jsonb,
  error jsonb,
  load bigint,
  live boolean NOT NULL DEFAULT false,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  committed_at timestamptz(3),
  undone_at timestamptz(3),
  CHECK (load IS NOT NULL OR NOT live)
);
CREATE INDEX imports_of_brand ON imports (brand, id);
CREATE UNIQUE INDEX imports_of_load ON imports (load);
CREATE INDEX imports_live ON imports (brand) WHERE live;

-- How a brand mapped a header that no connector recognised.
CREATE TABLE mappings (
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  header_hash text NOT NULL,
  connector text NOT NULL,
  mapping jsonb NOT NULL,
  options jsonb NOT NULL DEFAULT '{}',
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (brand, header_hash)
);

-- Load 0 is what people state by hand, slice 0 is empty: both sequences begin at 1.
CREATE SEQUENCE loads AS bigint;
CREATE SEQUENCE slices AS bigint;
