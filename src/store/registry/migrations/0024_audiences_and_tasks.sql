-- People whom a question lists, kept by its name: who they are is asked anew whenever it is opened.
CREATE TABLE audiences (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  name text NOT NULL,
  measure text NOT NULL,
  params jsonb NOT NULL,
  period jsonb NOT NULL,
  move text,
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX audiences_of_brand ON audiences (brand, lower(name));

-- What somebody is to do; `owner` leaves a task without one when the person leaves the brand.
CREATE TABLE tasks (
  id text PRIMARY KEY,
  brand text NOT NULL REFERENCES brands ON DELETE CASCADE,
  title text NOT NULL,
  note text NOT NULL DEFAULT '',
  move text,
  owner text,
  due_on date,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  done_at timestamptz(3),
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (brand, owner) REFERENCES members (brand, user_id) ON DELETE SET NULL (owner),
  CHECK ((state = 'done') = (done_at IS NOT NULL))
);
CREATE INDEX tasks_of_brand ON tasks (brand, state, id);
