-- Sizes of a project's quota, and when the step up into one needs nobody's decision.
CREATE TABLE quota_preset (
  id UUID PRIMARY KEY,
  name VARCHAR(63) NOT NULL UNIQUE,
  display_name VARCHAR(200) NOT NULL,
  place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 1000),
  limits VARCHAR(4000) NOT NULL,
  automatic BOOLEAN NOT NULL,
  min_age_days INTEGER NOT NULL CHECK (min_age_days BETWEEN 0 AND 3650),
  min_use_percent INTEGER NOT NULL CHECK (min_use_percent BETWEEN 0 AND 100),
  pause_days INTEGER NOT NULL CHECK (pause_days BETWEEN 0 AND 3650),
  version BIGINT NOT NULL
);
INSERT INTO quota_preset (id, name, display_name, place, limits, automatic, min_age_days, min_use_percent, pause_days, version) VALUES
  ('5a1e0000-0000-4000-8000-000000000001', 'small', 'Small', 10, '{"instances":5,"vcpus":10,"ramMib":10240,"diskGib":100,"volumes":5,"volumeGib":125,"snapshots":5,"images":3,"networks":2,"floatingIps":3,"securityGroups":5}', FALSE, 7, 60, 30, 0),
  ('5a1e0000-0000-4000-8000-000000000002', 'medium', 'Medium', 20, '{"instances":20,"vcpus":40,"ramMib":40960,"diskGib":400,"volumes":20,"volumeGib":500,"snapshots":20,"images":10,"networks":5,"floatingIps":10,"securityGroups":20}', FALSE, 7, 60, 30, 0),
  ('5a1e0000-0000-4000-8000-000000000003', 'large', 'Large', 30, '{"instances":50,"vcpus":100,"ramMib":102400,"diskGib":1000,"volumes":50,"volumeGib":2000,"snapshots":50,"images":20,"networks":10,"floatingIps":20,"securityGroups":50}', FALSE, 30, 60, 30, 0);

-- Which preset a request asked for, and whether nobody had to decide it.
ALTER TABLE quota_request ADD COLUMN preset_name VARCHAR(63);
ALTER TABLE quota_request ADD COLUMN automatic BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX quota_request_project ON quota_request (project_id, state);

-- Thresholds that a scope has passed; a row goes when its use falls below.
CREATE TABLE quota_warning (
  scope_id UUID NOT NULL REFERENCES quota_scope (id),
  resource VARCHAR(32) NOT NULL,
  threshold INTEGER NOT NULL CHECK (threshold BETWEEN 1 AND 100),
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  warned_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (scope_id, resource, threshold)
);
CREATE INDEX quota_warning_tenant ON quota_warning (tenant_id);

-- What a tenant may order; without a row it is all that there is.
CREATE TABLE tenant_zone (
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  zone_name VARCHAR(63) NOT NULL REFERENCES zone (name),
  PRIMARY KEY (tenant_id, zone_name)
);
CREATE TABLE tenant_flavor (
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  flavor_id UUID NOT NULL REFERENCES flavor (id),
  PRIMARY KEY (tenant_id, flavor_id)
);
