-- What the browser or program of the actor says of itself.
ALTER TABLE event ADD COLUMN agent VARCHAR(200);
