-- A group may wait for an approval. The old check of the state has no name that both databases know,
-- so the column is made anew, and its check gets one.
ALTER TABLE scaling_group ADD COLUMN new_state VARCHAR(20);
UPDATE scaling_group SET new_state = state;
DROP INDEX scaling_group_state;
ALTER TABLE scaling_group DROP COLUMN state;
ALTER TABLE scaling_group RENAME COLUMN new_state TO state;
ALTER TABLE scaling_group ALTER COLUMN state SET NOT NULL;
ALTER TABLE scaling_group ADD CONSTRAINT scaling_group_states
  CHECK (state IN ('PENDING_APPROVAL', 'ACTIVE', 'PAUSED', 'DELETING', 'DELETED'));
-- What waits has nothing yet.
ALTER TABLE scaling_group ADD CONSTRAINT scaling_group_waits
  CHECK (state <> 'PENDING_APPROVAL' OR member_count = 0);
CREATE INDEX scaling_group_state ON scaling_group (state);
