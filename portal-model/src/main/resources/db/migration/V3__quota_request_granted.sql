-- What an approval for a time has raised, and from where, so that it can be given back in the end.
ALTER TABLE quota_request ADD COLUMN granted VARCHAR(4000);
