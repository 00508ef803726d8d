-- "Fees": the one-off fee of a plan that a tenant changes to is due in the month of the change. Of changes that were
-- made before this it was due in the month after, and is: their invoices may be issued already, and are worked out again.
ALTER TABLE tenant_price_plan ADD COLUMN fee_at_change BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE tenant_price_plan ALTER COLUMN fee_at_change SET DEFAULT TRUE;
