-- The audit trail is read newest first, by tenant, and by what ties one request together.
CREATE INDEX event_at ON event (at, id);
CREATE INDEX event_tenant_at ON event (tenant_id, at, id);
CREATE INDEX event_correlation ON event (correlation_id);

-- The last check of each invariant; drift is a list of findings, the first of them only.
CREATE TABLE integrity_check (
  invariant VARCHAR(16) PRIMARY KEY,
  state VARCHAR(16) NOT NULL CHECK (state IN ('OK', 'DRIFT')),
  checked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  checked_rows BIGINT NOT NULL CHECK (checked_rows >= 0),
  duration_ms BIGINT NOT NULL CHECK (duration_ms >= 0),
  drift VARCHAR(60000) NOT NULL
);
