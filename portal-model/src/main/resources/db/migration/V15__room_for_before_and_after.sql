-- An edit of a long list says what it was and what it is, which needs more room than what it is alone.
ALTER TABLE event ALTER COLUMN data SET DATA TYPE VARCHAR(65536);
