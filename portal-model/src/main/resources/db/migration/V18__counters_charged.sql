-- Counters are charged for: rule "Counters" of docs/money.md.

-- A byte is the ninth decimal of a GB.
ALTER TABLE usage_record ALTER COLUMN quantity SET DATA TYPE NUMERIC(29, 9);

-- How much of an hour is in usage records; 0 while there is none, and of an hour that had no price.
ALTER TABLE counter_usage ADD COLUMN recorded BIGINT DEFAULT 0 NOT NULL;
-- When a record is due: the end of the hour, as long as something is counted that no record has; otherwise NULL.
-- What was counted before there were records of it stays as it is.
ALTER TABLE counter_usage ADD COLUMN due_at TIMESTAMP(6) WITH TIME ZONE;
-- What it was that was counted.
ALTER TABLE counter_usage ADD COLUMN flavor_id UUID;
ALTER TABLE counter_usage ADD COLUMN image_id UUID;
ALTER TABLE counter_usage ADD COLUMN zone_id VARCHAR(63);
ALTER TABLE counter_usage ADD CONSTRAINT counter_recorded CHECK (recorded >= 0 AND recorded <= counted);
CREATE INDEX counter_usage_due ON counter_usage (due_at, resource_id);
CREATE INDEX counter_usage_tenant_due ON counter_usage (tenant_id, due_at);

UPDATE counter_usage SET
  flavor_id = (SELECT i.flavor_id FROM instance i WHERE i.id = counter_usage.resource_id),
  image_id = (SELECT i.image_id FROM instance i WHERE i.id = counter_usage.resource_id),
  zone_id = (SELECT i.zone_name FROM instance i WHERE i.id = counter_usage.resource_id);
