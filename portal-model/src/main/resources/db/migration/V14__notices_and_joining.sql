-- What a letter is about, of those that are written once however often the deed is looked at.
ALTER TABLE mail ADD COLUMN once_key VARCHAR(400);
ALTER TABLE mail ADD CONSTRAINT mail_once UNIQUE (once_key);

-- The kinds of notices that somebody does not want by mail.
CREATE TABLE notice_off (
  person_id UUID NOT NULL REFERENCES person (id),
  kind VARCHAR(16) NOT NULL,
  PRIMARY KEY (person_id, kind)
);

-- The address of an invitation while it is open, in small letters, so that it is found by it; and
-- who said no to it.
ALTER TABLE invitation ADD COLUMN open_address VARCHAR(255);
ALTER TABLE invitation ADD COLUMN declined_by UUID;
UPDATE invitation SET open_address = LOWER(email) WHERE state = 'PENDING';
ALTER TABLE invitation ADD CONSTRAINT invitation_open
  CHECK ((state = 'PENDING') = (open_address IS NOT NULL));
CREATE INDEX invitation_address ON invitation (open_address);

-- The shares of a limit at which a tenant wants to be warned, and the lowest of them; null for the
-- cloud's.
ALTER TABLE tenant ADD COLUMN quota_warnings VARCHAR(32);
ALTER TABLE tenant ADD COLUMN quota_warned_from INTEGER CHECK (quota_warned_from BETWEEN 1 AND 100);
ALTER TABLE tenant ADD CONSTRAINT tenant_quota_warnings
  CHECK ((quota_warnings IS NULL) = (quota_warned_from IS NULL));
