-- An edit of a long list says what it was and what it is, which needs more room than what it is alone.
ALTER TABLE event ALTER COLUMN data SET DATA TYPE VARCHAR(65536);

-- When somebody signed in last; null for who has not since it is noted.
ALTER TABLE person ADD COLUMN last_sign_in_at TIMESTAMP(6) WITH TIME ZONE;
