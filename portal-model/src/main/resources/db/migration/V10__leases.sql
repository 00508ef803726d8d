-- What holds for leases: one row of the cloud, and one of each tenant that has another. The id is
-- the tenant's; the cloud's is nothing but zeros. Lengths are in seconds.
CREATE TABLE lease_policy (
  id UUID PRIMARY KEY,
  tenant_id UUID REFERENCES tenant (id),
  maximum BIGINT CHECK (maximum > 0),
  mandatory BOOLEAN NOT NULL,
  usual BIGINT CHECK (usual > 0),
  warnings VARCHAR(255) NOT NULL,
  grace BIGINT NOT NULL CHECK (grace >= 0),
  free_extensions INTEGER CHECK (free_extensions >= 0),
  -- How far the tenant's administrator may go, where the operator has said so for this tenant.
  bounded BOOLEAN NOT NULL,
  bound_maximum BIGINT CHECK (bound_maximum > 0),
  bound_mandatory BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  CHECK ((tenant_id IS NULL AND id = '00000000-0000-0000-0000-000000000000')
    OR (tenant_id IS NOT NULL AND tenant_id = id)),
  CHECK (usual IS NULL OR maximum IS NULL OR usual <= maximum)
);

-- The shortest warning that was given for this end of the lease, and when an instance whose lease
-- is over is deleted; both belong to one end and go with it.
ALTER TABLE instance ADD COLUMN lease_warned BIGINT;
ALTER TABLE instance ADD COLUMN lease_delete_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE instance ADD CONSTRAINT instance_lease
  CHECK (lease_end IS NOT NULL OR (lease_warned IS NULL AND lease_delete_at IS NULL));
CREATE INDEX instance_lease_end ON instance (lease_end);
CREATE INDEX instance_lease_delete ON instance (lease_delete_at);

-- Somebody asks for a longer lease. pending_instance_id is the instance while the request waits, so
-- that an instance has at most one.
CREATE TABLE lease_extension (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  instance_id UUID NOT NULL REFERENCES instance (id),
  pending_instance_id UUID CONSTRAINT lease_extension_pending UNIQUE,
  instance_name VARCHAR(126) NOT NULL,
  state VARCHAR(16) NOT NULL
    CHECK (state IN ('PENDING', 'APPROVED', 'DENIED', 'CANCELLED', 'EXPIRED')),
  automatic BOOLEAN NOT NULL,
  lease_end TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  created_by UUID NOT NULL,
  created_by_name VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  decided_by_name VARCHAR(255),
  decided_at TIMESTAMP(6) WITH TIME ZONE,
  decision_reason VARCHAR(1000),
  version BIGINT NOT NULL,
  CHECK (until_at > lease_end),
  CHECK ((state = 'PENDING') = (pending_instance_id IS NOT NULL)),
  CHECK ((state = 'PENDING') = (decided_at IS NULL))
);
CREATE INDEX lease_extension_list ON lease_extension (tenant_id, created_at, id);
CREATE INDEX lease_extension_state ON lease_extension (state, expires_at);
CREATE INDEX lease_extension_instance ON lease_extension (instance_id, created_at);

INSERT INTO lease_policy
  (id, mandatory, warnings, grace, bounded, bound_mandatory, version)
VALUES
  ('00000000-0000-0000-0000-000000000000', FALSE, '604800,86400', 604800, FALSE, FALSE, 1);
