-- By when a post was agreed, and when it came out: due_on is of the next step and moves on with it. A day that is not known is NULL.
ALTER TABLE collaborations ADD COLUMN post_due_on date, ADD COLUMN posted_on date;
