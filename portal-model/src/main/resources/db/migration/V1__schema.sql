-- The schema, the same on H2 and PostgreSQL. Text that is compared or sorted relies on the
-- database's binary collation (H2's default; PostgreSQL databases are made with LC_COLLATE=C).

CREATE TABLE price_plan (
  id UUID PRIMARY KEY,
  name VARCHAR(63) NOT NULL UNIQUE,
  currency CHAR(3) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- A rate holds from valid_from until the next rate of the same plan and meter begins.
CREATE TABLE rate (
  id UUID PRIMARY KEY,
  price_plan_id UUID NOT NULL REFERENCES price_plan (id),
  meter VARCHAR(63) NOT NULL,
  unit VARCHAR(16) NOT NULL,
  unit_price NUMERIC(20, 10) NOT NULL CHECK (unit_price >= 0),
  valid_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT rate_once UNIQUE (price_plan_id, meter, valid_from)
);

CREATE TABLE tenant (
  id UUID PRIMARY KEY,
  name VARCHAR(63) NOT NULL UNIQUE,
  display_name VARCHAR(200) NOT NULL,
  state VARCHAR(16) NOT NULL CHECK (state IN ('ACTIVE', 'SUSPENDED', 'CLOSING', 'CLOSED')),
  brand VARCHAR(63) NOT NULL,
  price_plan_id UUID NOT NULL REFERENCES price_plan (id),
  zone_id VARCHAR(63) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE project (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  name VARCHAR(63) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT project_name UNIQUE (tenant_id, name)
);

-- People live in Keycloak; this is what the portal knows of those who signed in.
CREATE TABLE person (
  id UUID PRIMARY KEY,
  username VARCHAR(255) NOT NULL,
  display_name VARCHAR(255) NOT NULL,
  email VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- A role of a person in the cloud (no tenant), in a tenant (no project) or in one project.
CREATE TABLE membership (
  id UUID PRIMARY KEY,
  person_id UUID NOT NULL,
  role VARCHAR(16) NOT NULL
    CHECK (role IN ('OPERATOR', 'TENANT_ADMIN', 'MEMBER', 'VIEWER', 'BILLING')),
  tenant_id UUID REFERENCES tenant (id),
  project_id UUID REFERENCES project (id),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CHECK ((role = 'OPERATOR') = (tenant_id IS NULL)),
  CHECK (project_id IS NULL OR tenant_id IS NOT NULL)
);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_tenant ON membership (tenant_id);

-- One row for each scope of the quota tree; its id is the tenant's or the project's.
-- A null limit is no limit. What is used and reserved changes by guarded UPDATEs only.
CREATE TABLE quota_scope (
  id UUID PRIMARY KEY,
  parent_id UUID REFERENCES quota_scope (id),
  kind VARCHAR(16) NOT NULL CHECK (kind IN ('TENANT', 'PROJECT')),
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  limit_instances BIGINT CHECK (limit_instances >= 0),
  used_instances BIGINT DEFAULT 0 NOT NULL CHECK (used_instances >= 0),
  reserved_instances BIGINT DEFAULT 0 NOT NULL CHECK (reserved_instances >= 0),
  limit_vcpus BIGINT CHECK (limit_vcpus >= 0),
  used_vcpus BIGINT DEFAULT 0 NOT NULL CHECK (used_vcpus >= 0),
  reserved_vcpus BIGINT DEFAULT 0 NOT NULL CHECK (reserved_vcpus >= 0),
  limit_ram_mib BIGINT CHECK (limit_ram_mib >= 0),
  used_ram_mib BIGINT DEFAULT 0 NOT NULL CHECK (used_ram_mib >= 0),
  reserved_ram_mib BIGINT DEFAULT 0 NOT NULL CHECK (reserved_ram_mib >= 0),
  limit_disk_gib BIGINT CHECK (limit_disk_gib >= 0),
  used_disk_gib BIGINT DEFAULT 0 NOT NULL CHECK (used_disk_gib >= 0),
  reserved_disk_gib BIGINT DEFAULT 0 NOT NULL CHECK (reserved_disk_gib >= 0),
  limit_volumes BIGINT CHECK (limit_volumes >= 0),
  used_volumes BIGINT DEFAULT 0 NOT NULL CHECK (used_volumes >= 0),
  reserved_volumes BIGINT DEFAULT 0 NOT NULL CHECK (reserved_volumes >= 0),
  limit_volume_gib BIGINT CHECK (limit_volume_gib >= 0),
  used_volume_gib BIGINT DEFAULT 0 NOT NULL CHECK (used_volume_gib >= 0),
  reserved_volume_gib BIGINT DEFAULT 0 NOT NULL CHECK (reserved_volume_gib >= 0),
  limit_snapshots BIGINT CHECK (limit_snapshots >= 0),
  used_snapshots BIGINT DEFAULT 0 NOT NULL CHECK (used_snapshots >= 0),
  reserved_snapshots BIGINT DEFAULT 0 NOT NULL CHECK (reserved_snapshots >= 0),
  limit_images BIGINT CHECK (limit_images >= 0),
  used_images BIGINT DEFAULT 0 NOT NULL CHECK (used_images >= 0),
  reserved_images BIGINT DEFAULT 0 NOT NULL CHECK (reserved_images >= 0),
  limit_networks BIGINT CHECK (limit_networks >= 0),
  used_networks BIGINT DEFAULT 0 NOT NULL CHECK (used_networks >= 0),
  reserved_networks BIGINT DEFAULT 0 NOT NULL CHECK (reserved_networks >= 0),
  limit_floating_ips BIGINT CHECK (limit_floating_ips >= 0),
  used_floating_ips BIGINT DEFAULT 0 NOT NULL CHECK (used_floating_ips >= 0),
  reserved_floating_ips BIGINT DEFAULT 0 NOT NULL CHECK (reserved_floating_ips >= 0),
  limit_security_groups BIGINT CHECK (limit_security_groups >= 0),
  used_security_groups BIGINT DEFAULT 0 NOT NULL CHECK (used_security_groups >= 0),
  reserved_security_groups BIGINT DEFAULT 0 NOT NULL CHECK (reserved_security_groups >= 0),
  CHECK ((kind = 'TENANT') = (id = tenant_id))
);
CREATE INDEX quota_scope_tenant ON quota_scope (tenant_id);

CREATE TABLE quota_request (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  state VARCHAR(16) NOT NULL
    CHECK (state IN ('PENDING', 'APPROVED', 'DENIED', 'CANCELLED', 'EXPIRED')),
  changes VARCHAR(4000) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  until_at TIMESTAMP(6) WITH TIME ZONE,
  created_by UUID NOT NULL,
  created_by_name VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  decided_by_name VARCHAR(255),
  decided_at TIMESTAMP(6) WITH TIME ZONE,
  decision_reason VARCHAR(1000),
  version BIGINT NOT NULL
);
CREATE INDEX quota_request_list ON quota_request (tenant_id, created_at, id);
CREATE INDEX quota_request_state ON quota_request (state);

CREATE TABLE zone (
  name VARCHAR(63) PRIMARY KEY,
  driver VARCHAR(32) NOT NULL,
  description VARCHAR(255) NOT NULL
);

CREATE TABLE host (
  id UUID PRIMARY KEY,
  name VARCHAR(63) NOT NULL UNIQUE,
  uri VARCHAR(512) NOT NULL UNIQUE,
  zone_name VARCHAR(63) NOT NULL REFERENCES zone (name),
  state VARCHAR(16) NOT NULL CHECK (state IN ('NEW', 'UP', 'DOWN', 'MAINTENANCE')),
  hypervisor VARCHAR(255),
  boot_id VARCHAR(255),
  detail VARCHAR(1000),
  last_contact TIMESTAMP(6) WITH TIME ZONE,
  vcpus BIGINT DEFAULT 0 NOT NULL CHECK (vcpus >= 0),
  ram_mib BIGINT DEFAULT 0 NOT NULL CHECK (ram_mib >= 0),
  disk_gib BIGINT DEFAULT 0 NOT NULL CHECK (disk_gib >= 0),
  allocated_instances BIGINT DEFAULT 0 NOT NULL CHECK (allocated_instances >= 0),
  allocated_vcpus BIGINT DEFAULT 0 NOT NULL CHECK (allocated_vcpus >= 0),
  allocated_ram_mib BIGINT DEFAULT 0 NOT NULL CHECK (allocated_ram_mib >= 0),
  allocated_disk_gib BIGINT DEFAULT 0 NOT NULL CHECK (allocated_disk_gib >= 0),
  version BIGINT NOT NULL
);
CREATE INDEX host_zone ON host (zone_name, state);

CREATE TABLE flavor (
  id UUID PRIMARY KEY,
  name VARCHAR(63) NOT NULL UNIQUE,
  vcpus INTEGER NOT NULL CHECK (vcpus > 0),
  ram_mib INTEGER NOT NULL CHECK (ram_mib > 0),
  disk_gib INTEGER NOT NULL CHECK (disk_gib > 0),
  properties VARCHAR(4000) NOT NULL,
  active BOOLEAN NOT NULL
);

CREATE TABLE image (
  id UUID PRIMARY KEY,
  tenant_id UUID REFERENCES tenant (id),
  name VARCHAR(63) NOT NULL,
  description VARCHAR(255) NOT NULL,
  format VARCHAR(16) NOT NULL CHECK (format IN ('qcow2', 'raw')),
  location VARCHAR(1024) NOT NULL,
  size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0),
  sha256 VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL CHECK (state IN ('QUEUED', 'ACTIVE', 'ERROR', 'DELETED')),
  visibility VARCHAR(16) NOT NULL CHECK (visibility IN ('PUBLIC', 'TENANT')),
  min_disk_gib INTEGER NOT NULL CHECK (min_disk_gib >= 0),
  min_ram_mib INTEGER NOT NULL CHECK (min_ram_mib >= 0),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CHECK ((visibility = 'PUBLIC') = (tenant_id IS NULL))
);

-- next_offset is where the search for a free address goes on.
CREATE TABLE network (
  id UUID PRIMARY KEY,
  tenant_id UUID REFERENCES tenant (id),
  project_id UUID REFERENCES project (id),
  name VARCHAR(32) NOT NULL,
  description VARCHAR(255) NOT NULL,
  cidr VARCHAR(18) NOT NULL,
  next_offset BIGINT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CHECK ((tenant_id IS NULL) = (project_id IS NULL))
);

CREATE TABLE keypair (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  name VARCHAR(63) NOT NULL,
  public_key VARCHAR(4096) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  created_by UUID NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT keypair_name UNIQUE (project_id, name)
);

CREATE TABLE orders (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  kind VARCHAR(32) NOT NULL,
  state VARCHAR(20) NOT NULL
    CHECK (state IN ('PENDING_APPROVAL', 'PENDING_QUOTA', 'PROVISIONING', 'FULFILLED', 'FAILED',
                     'REJECTED', 'CANCELLED', 'EXPIRED')),
  name VARCHAR(63) NOT NULL,
  item_count INTEGER NOT NULL CHECK (item_count BETWEEN 1 AND 100),
  spec VARCHAR(200000) NOT NULL,
  quote VARCHAR(8000) NOT NULL,
  target_id UUID,
  fault_code VARCHAR(63),
  fault_detail VARCHAR(1000),
  created_by UUID,
  created_by_name VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  deadline TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL
);
CREATE INDEX orders_project ON orders (project_id, created_at, id);
CREATE INDEX orders_tenant ON orders (tenant_id, created_at, id);
CREATE INDEX orders_created ON orders (created_at, id);
CREATE INDEX orders_state ON orders (state, created_at);

CREATE TABLE scaling_group (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  order_id UUID NOT NULL REFERENCES orders (id),
  name VARCHAR(63) NOT NULL,
  state VARCHAR(16) NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'DELETING', 'DELETED')),
  min_size INTEGER NOT NULL CHECK (min_size >= 0),
  max_size INTEGER NOT NULL CHECK (max_size BETWEEN 1 AND 100),
  desired_size INTEGER NOT NULL,
  cooldown_seconds INTEGER NOT NULL CHECK (cooldown_seconds BETWEEN 0 AND 86400),
  template VARCHAR(200000) NOT NULL,
  policies VARCHAR(8000) NOT NULL,
  flavor_id UUID NOT NULL REFERENCES flavor (id),
  vcpus INTEGER NOT NULL,
  ram_mib INTEGER NOT NULL,
  disk_gib INTEGER NOT NULL,
  member_count INTEGER DEFAULT 0 NOT NULL,
  member_number BIGINT DEFAULT 0 NOT NULL,
  last_change_at TIMESTAMP(6) WITH TIME ZONE,
  failures INTEGER DEFAULT 0 NOT NULL,
  paused_until TIMESTAMP(6) WITH TIME ZONE,
  fault_code VARCHAR(63),
  fault_detail VARCHAR(1000),
  simulated_load INTEGER DEFAULT 0 NOT NULL CHECK (simulated_load >= 0),
  created_by UUID,
  created_by_name VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  CHECK (min_size <= max_size),
  CHECK (desired_size BETWEEN min_size AND max_size),
  CHECK (member_count BETWEEN 0 AND max_size)
);
CREATE INDEX scaling_group_project ON scaling_group (project_id, name, id);
CREATE INDEX scaling_group_state ON scaling_group (state);

CREATE TABLE scaling_decision (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  group_id UUID NOT NULL REFERENCES scaling_group (id),
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  action VARCHAR(16) NOT NULL,
  meter VARCHAR(63),
  metric_value NUMERIC(12, 4),
  threshold NUMERIC(12, 4),
  window_seconds INTEGER,
  from_size INTEGER NOT NULL,
  to_size INTEGER NOT NULL,
  reason VARCHAR(63) NOT NULL
);
CREATE INDEX scaling_decision_group ON scaling_decision (group_id, id);

CREATE TABLE instance (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  order_id UUID NOT NULL REFERENCES orders (id),
  scaling_group_id UUID REFERENCES scaling_group (id),
  name VARCHAR(63) NOT NULL,
  host_name VARCHAR(63) NOT NULL,
  state VARCHAR(16) NOT NULL
    CHECK (state IN ('REQUESTED', 'BUILDING', 'ACTIVE', 'STOPPED', 'PAUSED', 'SHELVED', 'RESIZED',
                     'ERROR', 'SOFT_DELETED', 'DELETED')),
  task VARCHAR(16),
  task_step VARCHAR(32),
  task_since TIMESTAMP(6) WITH TIME ZONE,
  task_deadline TIMESTAMP(6) WITH TIME ZONE,
  power_state VARCHAR(16)
    CHECK (power_state IN ('RUNNING', 'SHUTDOWN', 'PAUSED', 'CRASHED', 'UNKNOWN')),
  observed_at TIMESTAMP(6) WITH TIME ZONE,
  suspicions INTEGER DEFAULT 0 NOT NULL,
  flavor_id UUID NOT NULL REFERENCES flavor (id),
  flavor_name VARCHAR(63) NOT NULL,
  vcpus INTEGER NOT NULL CHECK (vcpus > 0),
  ram_mib INTEGER NOT NULL CHECK (ram_mib > 0),
  disk_gib INTEGER NOT NULL CHECK (disk_gib > 0),
  image_id UUID NOT NULL REFERENCES image (id),
  wanted_zone VARCHAR(63) REFERENCES zone (name),
  zone_name VARCHAR(63) REFERENCES zone (name),
  host_id UUID REFERENCES host (id),
  network_id UUID NOT NULL REFERENCES network (id),
  keypair_name VARCHAR(63),
  public_key VARCHAR(4096),
  user_data VARCHAR(65536),
  tags VARCHAR(20000) NOT NULL,
  created_by UUID,
  created_by_name VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  active_at TIMESTAMP(6) WITH TIME ZONE,
  deleted_at TIMESTAMP(6) WITH TIME ZONE,
  undo_until TIMESTAMP(6) WITH TIME ZONE,
  lease_end TIMESTAMP(6) WITH TIME ZONE,
  fault_code VARCHAR(63),
  fault_detail VARCHAR(1000),
  transition_no BIGINT NOT NULL,
  version BIGINT NOT NULL,
  CHECK ((task IS NULL) = (task_deadline IS NULL)),
  CHECK ((state = 'DELETED') = (deleted_at IS NOT NULL))
);
CREATE INDEX instance_project ON instance (project_id, created_at, id);
CREATE INDEX instance_tenant ON instance (tenant_id, created_at, id);
CREATE INDEX instance_created ON instance (created_at, id);
CREATE INDEX instance_order ON instance (order_id);
CREATE INDEX instance_group ON instance (scaling_group_id);
CREATE INDEX instance_host ON instance (host_id);
CREATE INDEX instance_task ON instance (task_deadline);

-- What a host has promised; one row while an instance is placed.
CREATE TABLE allocation (
  instance_id UUID PRIMARY KEY REFERENCES instance (id),
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  host_id UUID NOT NULL REFERENCES host (id),
  vcpus BIGINT NOT NULL,
  ram_mib BIGINT NOT NULL,
  disk_gib BIGINT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX allocation_host ON allocation (host_id);

-- A card of an instance. Uniqueness here is what keeps two guests from having one address.
CREATE TABLE port (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  instance_id UUID NOT NULL REFERENCES instance (id),
  network_id UUID NOT NULL REFERENCES network (id),
  mac VARCHAR(17) NOT NULL UNIQUE,
  ip VARCHAR(15) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT port_address UNIQUE (network_id, ip)
);
CREATE INDEX port_instance ON port (instance_id);

-- Queue and outbox. active_resource_id is the resource while the job is alive, so that a resource
-- has at most one live job.
CREATE TABLE job (
  id UUID PRIMARY KEY,
  kind VARCHAR(32) NOT NULL,
  state VARCHAR(16) NOT NULL
    CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'SUPERSEDED', 'CANCELLED', 'DEAD')),
  tenant_id UUID REFERENCES tenant (id),
  project_id UUID REFERENCES project (id),
  resource_type VARCHAR(32) NOT NULL,
  resource_id UUID NOT NULL,
  resource_name VARCHAR(255) NOT NULL,
  active_resource_id UUID UNIQUE,
  predecessor_id UUID REFERENCES job (id),
  payload VARCHAR(8000) NOT NULL,
  run_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  attempt INTEGER DEFAULT 0 NOT NULL,
  failures INTEGER DEFAULT 0 NOT NULL,
  max_attempts INTEGER NOT NULL,
  lease_owner VARCHAR(128),
  lease_until TIMESTAMP(6) WITH TIME ZONE,
  step VARCHAR(32),
  progress INTEGER DEFAULT 0 NOT NULL CHECK (progress BETWEEN 0 AND 100),
  error_kind VARCHAR(32),
  error_detail VARCHAR(1000),
  created_by UUID,
  created_by_name VARCHAR(255) NOT NULL,
  correlation_id VARCHAR(64) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  started_at TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  CHECK ((state IN ('QUEUED', 'RUNNING')) = (active_resource_id IS NOT NULL)),
  CHECK (state <> 'RUNNING' OR lease_owner IS NOT NULL)
);
CREATE INDEX job_queue ON job (state, run_at);
CREATE INDEX job_list ON job (created_at, id);
CREATE INDEX job_resource ON job (resource_id, created_at);
CREATE INDEX job_tenant ON job (tenant_id, created_at, id);

-- Audit trail and metering source; append-only. The sequencer fills seq and the chained hash after
-- the commit, nothing else is ever changed.
CREATE TABLE event (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  seq BIGINT UNIQUE,
  hash VARCHAR(64),
  type VARCHAR(63) NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  tenant_id UUID REFERENCES tenant (id),
  project_id UUID REFERENCES project (id),
  resource_type VARCHAR(32) NOT NULL,
  resource_id UUID,
  resource_name VARCHAR(255) NOT NULL,
  resource_version BIGINT,
  from_state VARCHAR(20),
  to_state VARCHAR(20),
  task VARCHAR(16),
  trigger_name VARCHAR(32),
  effective_at TIMESTAMP(6) WITH TIME ZONE,
  meters VARCHAR(1000),
  actor_id UUID,
  actor VARCHAR(255) NOT NULL,
  remote_address VARCHAR(64) NOT NULL,
  outcome VARCHAR(16) NOT NULL CHECK (outcome IN ('DONE', 'REFUSED')),
  correlation_id VARCHAR(64) NOT NULL,
  data VARCHAR(8000) NOT NULL,
  CHECK ((meters IS NULL) = (effective_at IS NULL)),
  CONSTRAINT event_version UNIQUE (resource_id, resource_version)
);
CREATE INDEX event_tenant ON event (tenant_id, seq);
CREATE INDEX event_project ON event (project_id, seq);
CREATE INDEX event_resource ON event (resource_id, id);

-- For each metered resource: what runs since when, and how far usage has been derived.
CREATE TABLE metered_resource (
  resource_id UUID PRIMARY KEY,
  resource_type VARCHAR(32) NOT NULL,
  resource_name VARCHAR(255) NOT NULL,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  last_instant TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_version BIGINT NOT NULL,
  running VARCHAR(1000) NOT NULL,
  metered_version BIGINT NOT NULL,
  metered_until TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX metered_resource_project ON metered_resource (project_id);
CREATE INDEX metered_resource_tenant ON metered_resource (tenant_id);

CREATE TABLE usage_record (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  resource_type VARCHAR(32) NOT NULL,
  resource_id UUID NOT NULL,
  resource_name VARCHAR(255) NOT NULL,
  meter VARCHAR(63) NOT NULL,
  from_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  to_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  seconds BIGINT NOT NULL CHECK (seconds > 0),
  quantity NUMERIC(20, 6) NOT NULL CHECK (quantity > 0),
  unit VARCHAR(16) NOT NULL,
  rate_id UUID REFERENCES rate (id),
  unit_price NUMERIC(20, 10) NOT NULL,
  currency CHAR(3) NOT NULL,
  cost NUMERIC(38, 12) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT usage_once UNIQUE (resource_id, meter, from_at),
  CHECK (from_at < to_at)
);
CREATE INDEX usage_project ON usage_record (project_id, from_at, id);
CREATE INDEX usage_tenant ON usage_record (tenant_id, from_at, id);

CREATE TABLE metric_sample (
  resource_id UUID NOT NULL,
  meter VARCHAR(63) NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  tenant_id UUID NOT NULL,
  metric_value DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (resource_id, meter, at)
);
CREATE INDEX metric_sample_at ON metric_sample (at);

CREATE TABLE idempotency_key (
  actor_id UUID NOT NULL,
  key_text VARCHAR(255) NOT NULL,
  request_hash VARCHAR(64) NOT NULL,
  answer VARCHAR(200000),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (actor_id, key_text)
);

-- Work that one node does at a time, such as sequencing events.
CREATE TABLE lease (
  name VARCHAR(63) PRIMARY KEY,
  owner VARCHAR(128) NOT NULL,
  until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
