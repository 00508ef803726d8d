-- Letters to people, written in the transaction that decides them and sent by a job. What opens a
-- door is not in here: a letter with a link gets its secret when it is sent.
CREATE TABLE mail (
  id UUID PRIMARY KEY,
  tenant_id UUID REFERENCES tenant (id),
  recipient VARCHAR(255) NOT NULL,
  subject VARCHAR(400) NOT NULL,
  body VARCHAR(8000) NOT NULL,
  link_kind VARCHAR(32),
  link_subject UUID,
  state VARCHAR(16) NOT NULL CHECK (state IN ('QUEUED', 'SENT', 'DROPPED', 'FAILED')),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  CHECK ((link_kind IS NULL) = (link_subject IS NULL)),
  CHECK ((state = 'QUEUED') = (ended_at IS NULL))
);
CREATE INDEX mail_link ON mail (link_subject, created_at);

-- A role that waits for whoever has the secret of the letter.
CREATE TABLE invitation (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID REFERENCES project (id),
  role VARCHAR(16) NOT NULL CHECK (role IN ('TENANT_ADMIN', 'MEMBER', 'VIEWER', 'BILLING')),
  email VARCHAR(255) NOT NULL,
  secret_hash VARCHAR(64) UNIQUE,
  state VARCHAR(16) NOT NULL CHECK (state IN ('PENDING', 'ACCEPTED', 'REVOKED')),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  mailed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  invited_by UUID NOT NULL,
  invited_by_name VARCHAR(255) NOT NULL,
  accepted_by UUID,
  ended_at TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  CHECK (project_id IS NULL OR role IN ('MEMBER', 'VIEWER')),
  CHECK ((state = 'PENDING') = (ended_at IS NULL)),
  CHECK ((state = 'ACCEPTED') = (accepted_by IS NOT NULL)),
  CHECK (expires_at > created_at)
);
CREATE INDEX invitation_tenant ON invitation (tenant_id, created_at, id);

-- Somebody wants a tenant; the operator decides. One open request for each person.
CREATE TABLE sign_up_request (
  id UUID PRIMARY KEY,
  person_id UUID NOT NULL REFERENCES person (id),
  open_person_id UUID UNIQUE,
  organisation VARCHAR(200) NOT NULL,
  name VARCHAR(63) NOT NULL,
  contact_email VARCHAR(255) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  state VARCHAR(16) NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'DENIED')),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  decided_at TIMESTAMP(6) WITH TIME ZONE,
  decided_by_name VARCHAR(255),
  decision VARCHAR(1000),
  tenant_id UUID REFERENCES tenant (id),
  version BIGINT NOT NULL,
  CHECK ((state = 'PENDING') = (decided_at IS NULL)),
  CHECK ((state = 'PENDING') = (open_person_id IS NOT NULL)),
  CHECK ((state = 'APPROVED') = (tenant_id IS NOT NULL))
);
CREATE INDEX sign_up_request_at ON sign_up_request (created_at, id);
