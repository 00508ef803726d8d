-- Which orders are taken at once, which wait for an approval and which are refused. Of the tenant,
-- or of the cloud when tenant_id is null. Conditions and rules are JSON.
CREATE TABLE order_policy (
  id UUID PRIMARY KEY,
  tenant_id UUID REFERENCES tenant (id),
  name VARCHAR(126) NOT NULL CHECK (name <> ''),
  enabled BOOLEAN NOT NULL,
  -- Made by the operator: the tenant sees it and cannot change it.
  by_operator BOOLEAN NOT NULL,
  conditions VARCHAR(20000) NOT NULL,
  outcome VARCHAR(16) NOT NULL CHECK (outcome IN ('AUTOMATIC', 'APPROVAL', 'REFUSAL')),
  approver VARCHAR(16) CHECK (approver IN ('TENANT_ADMIN', 'OPERATOR')),
  remind_after BIGINT CHECK (remind_after > 0),
  decide_after BIGINT CHECK (decide_after > 0),
  default_decision VARCHAR(16) CHECK (default_decision IN ('APPROVE', 'REJECT', 'EXPIRE')),
  message VARCHAR(1000) NOT NULL,
  rules VARCHAR(20000) NOT NULL,
  created_by_name VARCHAR(255) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT order_policy_name UNIQUE (tenant_id, name),
  CHECK (tenant_id IS NOT NULL OR by_operator),
  CHECK ((outcome = 'APPROVAL') = (approver IS NOT NULL)),
  CHECK ((outcome = 'APPROVAL') = (decide_after IS NOT NULL)),
  CHECK ((outcome = 'APPROVAL') = (default_decision IS NOT NULL)),
  CHECK (remind_after IS NULL OR remind_after < decide_after)
);
CREATE INDEX order_policy_list ON order_policy (tenant_id, name, id);

-- Why an order is wanted, in the words of who orders it.
ALTER TABLE orders ADD COLUMN reason VARCHAR(1000);
CREATE INDEX orders_person ON orders (created_by, created_at, id);

-- The approval that an order needs: a copy of what the policy said then, the room that is held
-- while it waits (state PENDING_APPROVAL of the order), and what was decided.
CREATE TABLE order_approval (
  order_id UUID PRIMARY KEY REFERENCES orders (id),
  tenant_id UUID NOT NULL REFERENCES tenant (id),
  policy_id UUID NOT NULL,
  policy_name VARCHAR(126) NOT NULL,
  message VARCHAR(1000) NOT NULL,
  approver VARCHAR(16) NOT NULL CHECK (approver IN ('TENANT_ADMIN', 'OPERATOR')),
  remind_after BIGINT,
  decide_after BIGINT NOT NULL CHECK (decide_after > 0),
  default_decision VARCHAR(16) NOT NULL
    CHECK (default_decision IN ('APPROVE', 'REJECT', 'EXPIRE')),
  held_instances BIGINT NOT NULL CHECK (held_instances >= 0),
  held_vcpus BIGINT NOT NULL CHECK (held_vcpus >= 0),
  held_ram_mib BIGINT NOT NULL CHECK (held_ram_mib >= 0),
  held_disk_gib BIGINT NOT NULL CHECK (held_disk_gib >= 0),
  asked_at TIMESTAMP(6) WITH TIME ZONE,
  remind_at TIMESTAMP(6) WITH TIME ZONE,
  decision VARCHAR(16) CHECK (decision IN ('APPROVED', 'REJECTED', 'EXPIRED')),
  decided_by UUID,
  decided_by_name VARCHAR(255),
  decided_at TIMESTAMP(6) WITH TIME ZONE,
  decision_reason VARCHAR(1000),
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK (decision IS NULL OR asked_at IS NOT NULL)
);
CREATE INDEX order_approval_remind ON order_approval (remind_at);
