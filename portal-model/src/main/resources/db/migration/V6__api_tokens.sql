-- What scripts sign in with: one project, one role, an end. Of the secret only its hash is kept.
CREATE TABLE api_token (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  person_id UUID NOT NULL REFERENCES person (id),
  -- 63 letters; a letter beyond the basic plane is two characters for H2.
  name VARCHAR(126) NOT NULL CHECK (name <> ''),
  role VARCHAR(16) NOT NULL CHECK (role IN ('MEMBER', 'VIEWER', 'BILLING')),
  prefix VARCHAR(8) NOT NULL,
  hash VARCHAR(64) NOT NULL CONSTRAINT api_token_hash UNIQUE,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_used_at TIMESTAMP(6) WITH TIME ZONE,
  last_used_from VARCHAR(64),
  revoked_at TIMESTAMP(6) WITH TIME ZONE,
  CHECK (expires_at > created_at),
  -- A day more than the rule, so that no change of the hour is in its way.
  CHECK (expires_at <= created_at + INTERVAL '366' DAY),
  CHECK ((last_used_at IS NULL) = (last_used_from IS NULL))
);
CREATE INDEX api_token_list ON api_token (tenant_id, created_at, id);
CREATE INDEX api_token_person ON api_token (person_id, created_at, id);
