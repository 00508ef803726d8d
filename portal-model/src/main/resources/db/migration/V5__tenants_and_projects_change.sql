-- Where a tenant stands and why, whom to write to, and when a closing one ends.
ALTER TABLE tenant ADD COLUMN contact_email VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE tenant ADD COLUMN state_reason VARCHAR(1000);
ALTER TABLE tenant ADD COLUMN stops_instances BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE tenant ADD COLUMN closes_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE tenant ADD CONSTRAINT tenant_closing CHECK ((state = 'CLOSING') = (closes_at IS NOT NULL));
CREATE INDEX tenant_state ON tenant (state);

-- A deleted project stays, because events, usage and invoices speak of it; its name is free again.
ALTER TABLE project ADD COLUMN deleted_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE project ADD COLUMN living_name VARCHAR(63);
UPDATE project SET living_name = name;
ALTER TABLE project DROP CONSTRAINT project_name;
ALTER TABLE project ADD CONSTRAINT project_living_name UNIQUE (tenant_id, living_name);
ALTER TABLE project ADD CONSTRAINT project_living CHECK ((living_name IS NULL) = (deleted_at IS NOT NULL));

-- The same role in the same place is held once.
CREATE UNIQUE INDEX membership_in_project ON membership (person_id, project_id, role);
ALTER TABLE membership ADD COLUMN created_by_name VARCHAR(255) DEFAULT 'system' NOT NULL;
