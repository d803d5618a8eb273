-- Contracts, rights and invoices of collaborations. The bytes lie in the store of assets, apart from those of the library. One that was removed stays for a while, so that it can be put back.
CREATE TABLE collaboration_files (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  collaboration text NOT NULL REFERENCES collaborations ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('contract', 'rights', 'invoice')),
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  place text NOT NULL CHECK (place IN ('directory', 's3')),
  file_name text NOT NULL,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  removed_at timestamptz(3)
);
CREATE UNIQUE INDEX file_of_collaboration_once ON collaboration_files (collaboration, kind, sha256) WHERE removed_at IS NULL;
CREATE INDEX files_of_collaboration ON collaboration_files (collaboration, id);
CREATE INDEX collaboration_files_by_bytes ON collaboration_files (brand, sha256);
CREATE INDEX removed_collaboration_files ON collaboration_files (removed_at) WHERE removed_at IS NOT NULL;

-- The collaboration from which an asset came: what was agreed there says where it may be shown.
ALTER TABLE assets ADD COLUMN collaboration text REFERENCES collaborations ON DELETE SET NULL;
CREATE INDEX assets_of_collaboration ON assets (collaboration) WHERE collaboration IS NOT NULL;
