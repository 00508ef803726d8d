-- Prices with overrides, tiers, allowances, fees, discounts and minimums; who sells and who buys; invoices with
-- their items, taxes and cost rows; credits, payments, budgets. Where docs/money.md has a rule, its name is given.

-- NULL: it is shown by its name
ALTER TABLE price_plan ADD COLUMN display_name VARCHAR(200);
ALTER TABLE price_plan ALTER COLUMN currency SET DATA TYPE VARCHAR(3);

-- "Which rate": of those in force the one with most dimensions. override_key is the text form of the dimensions,
-- '' for the base rate; a rate holds until valid_to or until the next one with the same key begins.
ALTER TABLE rate DROP CONSTRAINT rate_once;
ALTER TABLE rate ADD COLUMN override_key VARCHAR(300) DEFAULT '' NOT NULL;
ALTER TABLE rate ADD COLUMN flavor_id UUID REFERENCES flavor (id);
ALTER TABLE rate ADD COLUMN image_id UUID REFERENCES image (id);
ALTER TABLE rate ADD COLUMN zone_id VARCHAR(63) REFERENCES zone (name);
ALTER TABLE rate ADD COLUMN volume_type VARCHAR(63);
ALTER TABLE rate ADD COLUMN valid_to TIMESTAMP(6) WITH TIME ZONE;
-- Unit-hours of each billing month that cost nothing.
ALTER TABLE rate ADD COLUMN free_quantity NUMERIC(20, 6) DEFAULT 0 NOT NULL;
ALTER TABLE rate ADD COLUMN tax_category VARCHAR(16) DEFAULT 'STANDARD' NOT NULL;
ALTER TABLE rate ADD CONSTRAINT rate_once UNIQUE (price_plan_id, meter, override_key, valid_from);
ALTER TABLE rate ADD CONSTRAINT rate_lasts CHECK (valid_to IS NULL OR valid_from < valid_to);
ALTER TABLE rate ADD CONSTRAINT rate_free CHECK (free_quantity >= 0);
ALTER TABLE rate ADD CONSTRAINT rate_tax
  CHECK (tax_category IN ('STANDARD', 'REDUCED', 'ZERO', 'EXEMPT'));

-- Above so many unit-hours of a billing month (the free ones counted), this price instead of the rate's.
CREATE TABLE rate_tier (
  rate_id UUID NOT NULL REFERENCES rate (id),
  above NUMERIC(20, 6) NOT NULL CHECK (above > 0),
  unit_price NUMERIC(20, 10) NOT NULL CHECK (unit_price >= 0),
  PRIMARY KEY (rate_id, above)
);

CREATE TABLE plan_fee (
  id UUID PRIMARY KEY,
  price_plan_id UUID NOT NULL REFERENCES price_plan (id),
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(16) NOT NULL CHECK (kind IN ('MONTHLY', 'ONE_OFF')),
  amount NUMERIC(20, 2) NOT NULL CHECK (amount > 0),
  tax_category VARCHAR(16) NOT NULL CHECK (tax_category IN ('STANDARD', 'REDUCED', 'ZERO', 'EXEMPT')),
  valid_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  valid_to TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT plan_fee_once UNIQUE (price_plan_id, name, valid_from),
  CHECK (valid_to IS NULL OR valid_from < valid_to)
);

-- Off all usage of a meter, or of every meter.
CREATE TABLE plan_discount (
  id UUID PRIMARY KEY,
  price_plan_id UUID NOT NULL REFERENCES price_plan (id),
  name VARCHAR(200) NOT NULL,
  meter VARCHAR(63),
  percent NUMERIC(7, 4) NOT NULL CHECK (percent > 0 AND percent <= 100),
  valid_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  valid_to TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT plan_discount_once UNIQUE (price_plan_id, name, valid_from),
  CHECK (valid_to IS NULL OR valid_from < valid_to)
);

-- A billing month costs no less than this.
CREATE TABLE plan_minimum (
  id UUID PRIMARY KEY,
  price_plan_id UUID NOT NULL REFERENCES price_plan (id),
  amount NUMERIC(20, 2) NOT NULL CHECK (amount > 0),
  valid_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  valid_to TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT plan_minimum_once UNIQUE (price_plan_id, valid_from),
  CHECK (valid_to IS NULL OR valid_from < valid_to)
);

-- By which plan a tenant is charged since when; tenant.price_plan_id is the one of now.
CREATE TABLE tenant_price_plan (
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  valid_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  price_plan_id UUID NOT NULL REFERENCES price_plan (id),
  PRIMARY KEY (tenant_id, valid_from)
);
INSERT INTO tenant_price_plan (tenant_id, valid_from, price_plan_id)
  SELECT id, created_at, price_plan_id FROM tenant;

-- A tenant has no billing month that begins after it was closed.
ALTER TABLE tenant ADD COLUMN closed_at TIMESTAMP(6) WITH TIME ZONE;
UPDATE tenant SET closed_at = (SELECT MAX(e.at) FROM event e
  WHERE e.type = 'tenant.closed' AND e.resource_id = tenant.id) WHERE state = 'CLOSED';

-- How far the demonstration's made-up year has been made: step 0 is its beginning, and says how it stands.
CREATE TABLE demo_history (
  step INTEGER PRIMARY KEY,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  state VARCHAR(16) NOT NULL CHECK (state IN ('BEGUN', 'DONE', 'FAILED'))
);

-- What a resource was, besides how large, while it was metered; NULL where it does not apply. Events say it in
-- their meters.
ALTER TABLE usage_record ADD COLUMN flavor_id UUID;
ALTER TABLE usage_record ADD COLUMN image_id UUID;
ALTER TABLE usage_record ADD COLUMN zone_id VARCHAR(63);
ALTER TABLE usage_record ADD COLUMN volume_type VARCHAR(63);

-- "Late facts": the billing month that a record counts to, by the beginning of that month in the tenant's zone.
-- It is the month of from_at, or the first one still open when that one was closed already.
ALTER TABLE usage_record ADD COLUMN billed_in TIMESTAMP(6) WITH TIME ZONE;
-- A correction is a row of its own with a number of its own; it takes away (-1) or adds.
ALTER TABLE usage_record ADD COLUMN correction SMALLINT DEFAULT 0 NOT NULL;
ALTER TABLE usage_record ADD COLUMN sign SMALLINT DEFAULT 1 NOT NULL;
ALTER TABLE usage_record ADD COLUMN corrects UUID REFERENCES usage_record (id);
ALTER TABLE usage_record ADD CONSTRAINT usage_sign CHECK (sign IN (-1, 1));
ALTER TABLE usage_record ADD CONSTRAINT usage_correction
  CHECK ((correction = 0 AND sign = 1 AND corrects IS NULL) OR (correction > 0 AND corrects IS NOT NULL));
ALTER TABLE usage_record DROP CONSTRAINT usage_once;
ALTER TABLE usage_record ADD CONSTRAINT usage_once UNIQUE (resource_id, meter, from_at, correction);
CREATE INDEX usage_billed ON usage_record (tenant_id, billed_in);
CREATE INDEX usage_from ON usage_record (from_at, id);

-- What samples of an hour come to, kept longer than the samples: of what is idle or too large.
CREATE TABLE metric_hour (
  resource_id UUID NOT NULL,
  meter VARCHAR(63) NOT NULL,
  hour_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  tenant_id UUID NOT NULL,
  samples INTEGER NOT NULL CHECK (samples > 0),
  value_sum DOUBLE PRECISION NOT NULL,
  value_max DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (resource_id, meter, hour_at)
);
CREATE INDEX metric_hour_at ON metric_hour (hour_at);

-- "Counters": the last reading of each, until the guest is no more.
CREATE TABLE counter_reading (
  resource_id UUID NOT NULL,
  meter VARCHAR(63) NOT NULL,
  host_id UUID NOT NULL,
  boot_id VARCHAR(255) NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  counted BIGINT NOT NULL,
  PRIMARY KEY (resource_id, meter)
);
CREATE INDEX counter_reading_host ON counter_reading (host_id, resource_id);

-- "Counters": what the readings of an hour add up to.
CREATE TABLE counter_usage (
  resource_id UUID NOT NULL,
  meter VARCHAR(63) NOT NULL,
  from_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  to_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  counted BIGINT NOT NULL CHECK (counted > 0),
  PRIMARY KEY (resource_id, meter, from_at),
  CHECK (from_at < to_at)
);
CREATE INDEX counter_usage_tenant ON counter_usage (tenant_id, from_at);
CREATE INDEX counter_usage_project ON counter_usage (project_id, from_at);

-- "Counters": from when to when nothing is known of one.
CREATE TABLE usage_gap (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID NOT NULL REFERENCES project (id),
  resource_id UUID NOT NULL,
  meter VARCHAR(63) NOT NULL,
  from_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  to_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  reason VARCHAR(16) NOT NULL CHECK (reason IN ('MISSED', 'RESET', 'ENDED')),
  CONSTRAINT usage_gap_once UNIQUE (resource_id, meter, from_at),
  CHECK (from_at < to_at)
);
CREATE INDEX usage_gap_tenant ON usage_gap (tenant_id, from_at, id);
CREATE INDEX usage_gap_project ON usage_gap (project_id, from_at, id);

CREATE TABLE seller (
  id UUID PRIMARY KEY,
  legal_name VARCHAR(200) NOT NULL,
  street VARCHAR(200) NOT NULL,
  postal_code VARCHAR(16) NOT NULL,
  city VARCHAR(100) NOT NULL,
  country VARCHAR(2) NOT NULL,
  vat_id VARCHAR(20),
  email VARCHAR(254) NOT NULL,
  iban VARCHAR(34),
  invoice_prefix VARCHAR(16) NOT NULL UNIQUE,
  payment_days INTEGER NOT NULL CHECK (payment_days BETWEEN 0 AND 365),
  -- "Numbers": the next ones, taken by a guarded UPDATE in the transaction that issues.
  next_invoice BIGINT NOT NULL CHECK (next_invoice > 0),
  next_credit_note BIGINT NOT NULL CHECK (next_credit_note > 0),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL
);

-- Whom a tenant's invoices are made out to, and up to when its months are closed.
CREATE TABLE billing_account (
  tenant_id UUID PRIMARY KEY REFERENCES tenant (id),
  seller_id UUID NOT NULL REFERENCES seller (id),
  legal_name VARCHAR(200) NOT NULL,
  street VARCHAR(200) NOT NULL,
  postal_code VARCHAR(16) NOT NULL,
  city VARCHAR(100) NOT NULL,
  country VARCHAR(2) NOT NULL,
  vat_id VARCHAR(20),
  email VARCHAR(254),
  tax_treatment VARCHAR(16) NOT NULL CHECK (tax_treatment IN ('STANDARD', 'REVERSE_CHARGE', 'EXEMPT')),
  closed_until TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  CHECK (tax_treatment <> 'REVERSE_CHARGE' OR vat_id IS NOT NULL)
);

CREATE TABLE tax_rate (
  id UUID PRIMARY KEY,
  country VARCHAR(2) NOT NULL,
  category VARCHAR(16) NOT NULL CHECK (category IN ('STANDARD', 'REDUCED', 'ZERO', 'EXEMPT')),
  percent NUMERIC(7, 4) NOT NULL CHECK (percent >= 0 AND percent <= 100),
  valid_from DATE NOT NULL,
  CONSTRAINT tax_rate_once UNIQUE (country, category, valid_from)
);

CREATE TABLE invoice (
  id UUID PRIMARY KEY,
  seller_id UUID NOT NULL REFERENCES seller (id),
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  kind VARCHAR(16) NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
  -- NULL until it is issued
  number VARCHAR(40),
  state VARCHAR(16) NOT NULL CHECK (state IN ('DRAFT', 'ISSUED', 'PARTLY_PAID', 'PAID', 'CREDITED')),
  period_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  period_to TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  -- <tenant>|<period_from> of an INVOICE, so that a month has one; NULL of a credit note
  period_key VARCHAR(80) UNIQUE,
  -- the invoice that a credit note answers
  answers_id UUID REFERENCES invoice (id),
  reason VARCHAR(1000),
  currency VARCHAR(3) NOT NULL,
  price_version VARCHAR(200),
  -- as they were when it was issued: JSON
  seller_data VARCHAR(2000),
  buyer_data VARCHAR(2000),
  tax_treatment VARCHAR(16) NOT NULL CHECK (tax_treatment IN ('STANDARD', 'REVERSE_CHARGE', 'EXEMPT')),
  net NUMERIC(20, 2) NOT NULL,
  tax NUMERIC(20, 2) NOT NULL,
  total NUMERIC(20, 2) NOT NULL,
  -- by credits and payments
  paid NUMERIC(20, 2) DEFAULT 0 NOT NULL,
  -- by credit notes that answer it
  credited NUMERIC(20, 2) DEFAULT 0 NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  issued_at TIMESTAMP(6) WITH TIME ZONE,
  due_at TIMESTAMP(6) WITH TIME ZONE,
  -- SHA-256 of its canonical form, what a replay is compared with
  digest VARCHAR(64),
  version BIGINT NOT NULL,
  CONSTRAINT invoice_number UNIQUE (seller_id, number),
  CHECK (period_from < period_to),
  CHECK (total = net + tax),
  CHECK ((state = 'DRAFT') = (number IS NULL)),
  CHECK ((number IS NULL) = (issued_at IS NULL)),
  CHECK ((kind = 'CREDIT_NOTE') = (answers_id IS NOT NULL)),
  CHECK (paid >= 0 AND credited >= 0),
  CHECK (kind = 'INVOICE' OR (paid = 0 AND credited = 0)),
  CHECK (credited <= 0 OR credited <= total)
);
CREATE INDEX invoice_tenant ON invoice (tenant_id, period_from, id);
CREATE INDEX invoice_period ON invoice (period_from, id);
CREATE INDEX invoice_answers ON invoice (answers_id);

CREATE TABLE invoice_item (
  invoice_id UUID NOT NULL REFERENCES invoice (id),
  n INTEGER NOT NULL CHECK (n > 0),
  kind VARCHAR(16) NOT NULL CHECK (kind IN
    ('USAGE', 'ALLOWANCE', 'TIER', 'DISCOUNT', 'MINIMUM', 'FEE', 'MANUAL', 'CREDIT')),
  -- about a month that was closed already
  correction BOOLEAN NOT NULL,
  project_id UUID REFERENCES project (id),
  meter VARCHAR(63),
  rate_id UUID REFERENCES rate (id),
  -- the fee, discount, minimum or manual item that it comes from; NULL where a rate is it
  rule_id UUID,
  description VARCHAR(300) NOT NULL,
  from_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  to_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  quantity NUMERIC(38, 12) NOT NULL,
  unit VARCHAR(32) NOT NULL,
  unit_price NUMERIC(20, 10) NOT NULL,
  -- exact; the amount is this, rounded once
  cost NUMERIC(38, 12) NOT NULL,
  amount NUMERIC(20, 2) NOT NULL,
  tax_category VARCHAR(16) NOT NULL CHECK (tax_category IN ('STANDARD', 'REDUCED', 'ZERO', 'EXEMPT')),
  PRIMARY KEY (invoice_id, n),
  CHECK (from_at < to_at)
);

CREATE TABLE invoice_tax (
  invoice_id UUID NOT NULL REFERENCES invoice (id),
  category VARCHAR(16) NOT NULL,
  percent NUMERIC(7, 4) NOT NULL,
  net NUMERIC(20, 2) NOT NULL,
  tax NUMERIC(20, 2) NOT NULL,
  PRIMARY KEY (invoice_id, category)
);

-- Below an item: one row a resource at full precision, and one without a resource with what rounding made of it;
-- together they are the item's amount.
CREATE TABLE cost_row (
  invoice_id UUID NOT NULL,
  item_n INTEGER NOT NULL,
  n INTEGER NOT NULL,
  resource_id UUID,
  resource_type VARCHAR(32),
  resource_name VARCHAR(255),
  seconds BIGINT NOT NULL,
  quantity NUMERIC(38, 12) NOT NULL,
  cost NUMERIC(38, 12) NOT NULL,
  PRIMARY KEY (invoice_id, item_n, n),
  FOREIGN KEY (invoice_id, item_n) REFERENCES invoice_item (invoice_id, n)
);

-- Which items are credited, each once, and by which line of a credit note.
CREATE TABLE credited_item (
  invoice_id UUID NOT NULL,
  item_n INTEGER NOT NULL,
  credit_note_id UUID NOT NULL,
  credit_note_n INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, item_n),
  UNIQUE (credit_note_id, credit_note_n),
  FOREIGN KEY (invoice_id, item_n) REFERENCES invoice_item (invoice_id, n),
  FOREIGN KEY (credit_note_id, credit_note_n) REFERENCES invoice_item (invoice_id, n)
);

-- When months were closed, and what came of it.
CREATE TABLE billing_run (
  id UUID PRIMARY KEY,
  -- NULL for all
  tenant_id UUID REFERENCES tenant (id),
  started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  -- NULL while it runs, and of one that died
  ended_at TIMESTAMP(6) WITH TIME ZONE,
  started_by VARCHAR(200) NOT NULL,
  issued INTEGER NOT NULL,
  empty_months INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  -- why the first one failed
  error VARCHAR(1000)
);
CREATE INDEX billing_run_started ON billing_run (started_at, id);

-- What finance adds by hand to the next invoice of a tenant; negative for what is taken off.
CREATE TABLE manual_item (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  project_id UUID REFERENCES project (id),
  description VARCHAR(300) NOT NULL,
  amount NUMERIC(20, 2) NOT NULL CHECK (amount <> 0),
  tax_category VARCHAR(16) NOT NULL CHECK (tax_category IN ('STANDARD', 'REDUCED', 'ZERO', 'EXEMPT')),
  invoice_id UUID REFERENCES invoice (id),
  created_by VARCHAR(200) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX manual_item_tenant ON manual_item (tenant_id, created_at, id);

-- Money that a tenant has with the seller: paid before, or given. What is left pays invoices when they are issued.
CREATE TABLE credit (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  kind VARCHAR(16) NOT NULL CHECK (kind IN ('PREPAID', 'GOODWILL', 'CREDIT_NOTE')),
  amount NUMERIC(20, 2) NOT NULL CHECK (amount > 0),
  remaining NUMERIC(20, 2) NOT NULL CHECK (remaining >= 0),
  currency VARCHAR(3) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE,
  created_by VARCHAR(200) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  CHECK (remaining <= amount)
);
CREATE INDEX credit_tenant ON credit (tenant_id, created_at, id);

-- What has been paid on an invoice: money that came in, or a part of a credit.
CREATE TABLE payment (
  id UUID PRIMARY KEY,
  invoice_id UUID NOT NULL REFERENCES invoice (id),
  credit_id UUID REFERENCES credit (id),
  amount NUMERIC(20, 2) NOT NULL CHECK (amount > 0),
  reference VARCHAR(200) NOT NULL,
  paid_on DATE NOT NULL,
  created_by VARCHAR(200) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT payment_once UNIQUE (invoice_id, reference)
);

-- What a tenant, a project, or what bears a tag is meant to cost in a billing month.
CREATE TABLE budget (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  name VARCHAR(100) NOT NULL,
  project_id UUID REFERENCES project (id),
  -- key=value; NULL together with the project for the whole tenant
  tag VARCHAR(300),
  amount NUMERIC(20, 2) NOT NULL CHECK (amount > 0),
  currency VARCHAR(3) NOT NULL,
  -- JSON: [{"basis": …, "percent": …}]
  thresholds VARCHAR(1000) NOT NULL,
  block_orders BOOLEAN NOT NULL,
  webhook_url VARCHAR(1000),
  -- Shown once, when the address is set; it signs what is sent there, so a hash of it would not do.
  webhook_secret VARCHAR(100),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  created_by VARCHAR(200) NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT budget_once UNIQUE (tenant_id, name),
  CONSTRAINT budget_of_one CHECK (project_id IS NULL OR tag IS NULL),
  CONSTRAINT budget_signs CHECK ((webhook_url IS NULL) = (webhook_secret IS NULL))
);

-- How a budget stood when it was last looked at, which is once a minute: what orders are held against, so that they
-- add nothing up themselves.
CREATE TABLE budget_status (
  budget_id UUID PRIMARY KEY REFERENCES budget (id),
  period_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  period_to TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  spent NUMERIC(38, 12) NOT NULL,
  forecast NUMERIC(38, 12) NOT NULL,
  -- sums in other currencies, which are named and not added: JSON
  others VARCHAR(1000) NOT NULL,
  evaluated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- Told once in a billing month.
CREATE TABLE budget_alert (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  budget_id UUID NOT NULL REFERENCES budget (id),
  period_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  basis VARCHAR(16) NOT NULL CHECK (basis IN ('ACTUAL', 'FORECAST')),
  percent INTEGER NOT NULL,
  -- what it stood at, and what the budget was then
  reached NUMERIC(20, 2) NOT NULL,
  amount NUMERIC(20, 2) NOT NULL,
  currency VARCHAR(3) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT budget_alert_once UNIQUE (budget_id, period_from, basis, percent)
);

-- What a webhook is told; a job posts it.
CREATE TABLE budget_delivery (
  id UUID PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  budget_id UUID NOT NULL REFERENCES budget (id),
  alert_id UUID NOT NULL REFERENCES budget_alert (id),
  body VARCHAR(4000) NOT NULL,
  state VARCHAR(16) NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
  attempts INTEGER NOT NULL,
  -- of the last attempt; NULL before it, and without an answer
  status INTEGER,
  problem VARCHAR(400),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  attempted_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX budget_delivery_budget ON budget_delivery (budget_id, created_at, id);
CREATE INDEX budget_delivery_alert ON budget_delivery (alert_id);
