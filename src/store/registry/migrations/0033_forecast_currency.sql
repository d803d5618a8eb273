-- In which currency the last forecast was told; of those made before it is not known, and they are made anew.
ALTER TABLE lifetime ADD COLUMN currency text;
