-- What is kept of visitors' addresses, and whose pages may send with the key of a source; none named: any.
ALTER TABLE brands ADD COLUMN ip_addresses text NOT NULL DEFAULT 'truncate' CHECK (ip_addresses IN ('truncate', 'drop'));
ALTER TABLE sources ADD COLUMN hosts text[] NOT NULL DEFAULT '{}';
