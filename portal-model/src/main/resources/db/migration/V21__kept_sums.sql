-- What usage records of a month come to, kept in the transaction that makes them, so that an
-- invoice need not add millions of records up. One row for each month that it counts to, month that
-- it is about, project, meter, rate and resource by one name; the id is made of these, so that who
-- records usage finds the row by it.
CREATE TABLE usage_month (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  billed_in TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  about TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  project_id UUID NOT NULL REFERENCES project (id),
  meter VARCHAR(63) NOT NULL,
  rate_id UUID REFERENCES rate (id),
  unit_price NUMERIC(20, 10) NOT NULL,
  currency CHAR(3) NOT NULL,
  resource_id UUID NOT NULL,
  resource_type VARCHAR(32) NOT NULL,
  resource_name VARCHAR(255) NOT NULL,
  until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  seconds BIGINT NOT NULL,
  unit_seconds NUMERIC(38, 9) NOT NULL,
  cost NUMERIC(38, 12) NOT NULL,
  CHECK (about <= billed_in)
);
CREATE INDEX usage_month_billed ON usage_month (tenant_id, billed_in);
CREATE INDEX usage_month_about ON usage_month (tenant_id, about);
