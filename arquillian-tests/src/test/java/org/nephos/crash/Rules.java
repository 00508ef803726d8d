package org.nephos.crash;

import java.util.LinkedHashMap;
import java.util.Map;

/** Queries that find nothing where the rows agree. */
final class Rules {
  /** Each by what it looks for. */
  static final Map<String, String> ALL = all();

  private Rules() {}

  private static Map<String, String> all() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put(
        "quota that is not what its project's instances hold", quota("PROJECT", "project_id"));
    rules.put("quota that is not what its tenant's instances hold", quota("TENANT", "tenant_id"));
    rules.put(
        "hosts that promise something else than their allocations",
        "select h.name from host h where h.allocated_instances <>"
            + " (select count(*) from allocation a where a.host_id = h.id)"
            + " or h.allocated_vcpus <>"
            + " (select coalesce(sum(a.vcpus), 0) from allocation a where a.host_id = h.id)"
            + " or h.allocated_ram_mib <>"
            + " (select coalesce(sum(a.ram_mib), 0) from allocation a where a.host_id = h.id)"
            + " or h.allocated_disk_gib <>"
            + " (select coalesce(sum(a.disk_gib), 0) from allocation a where a.host_id = h.id)");
    rules.put(
        "instances without their allocation, or allocations without their instance",
        "select i.id from instance i where"
            + " (select count(*) from allocation a where a.instance_id = i.id"
            + " and a.host_id = i.host_id) <> case when i.state = 'DELETED' then 0 else 1 end");
    rules.put(
        "instances without their one card, or cards without their instance",
        "select i.id from instance i where (select count(*) from port p where p.instance_id = i.id)"
            + " <> case when i.state = 'DELETED' then 0 else 1 end");
    rules.put(
        "work that is not done",
        "select kind, state, resource_name from job where active_resource_id is not null");
    rules.put("tasks that did not end", "select id, task from instance where task is not null");
    rules.put("orders that did not end", "select id from orders where state = 'PROVISIONING'");
    rules.put(
        "fulfilled orders of which something was not built, but for what its owner withdrew",
        "select o.id from orders o join instance i on i.order_id = o.id"
            + " where o.state = 'FULFILLED' and i.active_at is null and (i.state <> 'DELETED'"
            + " or exists (select 1 from event e where e.resource_id = i.id"
            + " and e.trigger_name = 'BUILD_FAILED'))");
    rules.put(
        "orders that are not fulfilled and left something behind",
        "select o.id from orders o where o.state <> 'FULFILLED' and exists"
            + " (select 1 from instance i where i.order_id = o.id and i.state <> 'DELETED')");
    rules.put(
        "instances that were built twice",
        "select resource_id from event where trigger_name = 'BUILT'"
            + " group by resource_id having count(*) > 1");
    rules.put(
        "seconds that are billed twice",
        "select a.resource_id, a.meter from usage_record a join usage_record b"
            + " on a.resource_id = b.resource_id and a.meter = b.meter and a.id <> b.id"
            + " and a.from_at < b.to_at and b.from_at < a.to_at");
    rules.put(
        "seconds that are billed before there was anything, or after its end",
        "select u.resource_id from usage_record u join instance i on i.id = u.resource_id"
            + " where i.active_at is null or u.from_at < i.active_at - interval '1' second"
            + " or u.to_at > i.deleted_at");
    return rules;
  }

  private static String quota(String kind, String owner) {
    String held = " from instance i where i." + owner + " = q.id and i.state <> 'DELETED')";
    return "select q.id from quota_scope q where q.kind = '"
        + kind
        + "' and (q.used_instances <> (select count(*)"
        + held
        + " or q.used_vcpus <> (select coalesce(sum(i.vcpus), 0)"
        + held
        + " or q.used_ram_mib <> (select coalesce(sum(i.ram_mib), 0)"
        + held
        + " or q.used_disk_gib <> (select coalesce(sum(i.disk_gib), 0)"
        + held
        + ")";
  }
}
