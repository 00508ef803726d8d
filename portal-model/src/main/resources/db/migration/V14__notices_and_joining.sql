-- What a letter is about, of those that are written once however often the deed is looked at.
ALTER TABLE mail ADD COLUMN once_key VARCHAR(400);
ALTER TABLE mail ADD CONSTRAINT mail_once UNIQUE (once_key);

-- The kinds of notices that somebody does not want by mail.
CREATE TABLE notice_off (
  person_id UUID NOT NULL REFERENCES person (id),
  kind VARCHAR(16) NOT NULL,
  PRIMARY KEY (person_id, kind)
);
