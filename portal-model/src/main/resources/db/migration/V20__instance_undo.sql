-- What can still be undone is looked for every few seconds, among all instances that there ever were.
CREATE INDEX instance_undo ON instance (undo_until);
