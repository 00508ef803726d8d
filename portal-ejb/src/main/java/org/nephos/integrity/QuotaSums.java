package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * I1: what each project and tenant has used is what its instances hold, in every state but deleted,
 * and what is reserved is what living scaling groups have promised to members that are not there,
 * and what orders hold that wait for an approval.
 *
 * <p>What changes quota changes the row that holds it in the same transaction, so at every commit
 * the sums agree; one statement sees one commit. {@link QuotaRepair} sets right what stays apart.
 */
@ApplicationScoped
public class QuotaSums implements Invariant {
  /** The quota's column and what an instance or a member holds of it. */
  private static final Map<String, String> HELD =
      Map.of(
          "instances", "1", "vcpus", "e.vcpus", "ram_mib", "e.ram_mib", "disk_gib", "e.disk_gib");

  private static final List<String> RESOURCES =
      List.of("instances", "vcpus", "ram_mib", "disk_gib");

  private static final String SUMS =
      "with used as ("
          + held("project_id", "instance", "1", "e.state <> 'DELETED'")
          + " union all "
          + held("tenant_id", "instance", "1", "e.state <> 'DELETED'")
          + "), promised as ("
          + held(
              "project_id",
              "scaling_group",
              "(e.max_size - e.member_count)",
              "e.state in ('ACTIVE', 'PAUSED')")
          + " union all "
          + held(
              "tenant_id",
              "scaling_group",
              "(e.max_size - e.member_count)",
              "e.state in ('ACTIVE', 'PAUSED')")
          + " union all "
          + waiting("project_id")
          + " union all "
          + waiting("tenant_id")
          + "), promises as (select scope_id, "
          + RESOURCES.stream()
              .map(name -> "sum(" + name + ") as " + name)
              .collect(Collectors.joining(", "))
          + " from promised group by scope_id) ";

  private static final String SQL =
      SUMS
          + RESOURCES.stream()
              .map(name -> differs(name, "used") + " union all " + differs(name, "reserved"))
              .collect(Collectors.joining(" union all "))
          + " union all select 'group-members', cast(g.id as varchar(36)), 'counts '"
          + " || cast(g.member_count as varchar(20)) || ', has ' || cast((select count(*)"
          + " from instance i where i.scaling_group_id = g.id and i.state <> 'DELETED')"
          + " as varchar(20)) from scaling_group g where g.member_count <> (select count(*)"
          + " from instance i where i.scaling_group_id = g.id and i.state <> 'DELETED')";

  /** The columns of a quota row that count rows. */
  static final List<String> COLUMNS =
      RESOURCES.stream().flatMap(name -> Stream.of("used_" + name, "reserved_" + name)).toList();

  /** Of the scope {@code :scope}, for each of {@link #COLUMNS}: what it says, what rows hold. */
  static final String OF_SCOPE =
      SUMS
          + "select "
          + RESOURCES.stream()
              .map(
                  name ->
                      "q.used_#, coalesce(u.#, 0) as held_#, q.reserved_#, coalesce(p.#, 0) as promised_#"
                          .replace("#", name))
              .collect(Collectors.joining(", "))
          + " from quota_scope q left join used u on u.scope_id = q.id"
          + " left join promises p on p.scope_id = q.id where q.id = :scope";

  @Inject private DriftQuery query;

  private static String held(String scope, String table, String times, String holds) {
    return "select e."
        + scope
        + " as scope_id, "
        + RESOURCES.stream()
            .map(name -> "sum(" + times + " * " + HELD.get(name) + ") as " + name)
            .collect(Collectors.joining(", "))
        + " from "
        + table
        + " e where "
        + holds
        + " group by e."
        + scope;
  }

  private static String waiting(String scope) {
    return "select o."
        + scope
        + " as scope_id, "
        + RESOURCES.stream()
            .map(name -> "sum(a.held_" + name + ") as " + name)
            .collect(Collectors.joining(", "))
        + " from order_approval a join orders o on o.id = a.order_id"
        + " where o.state = 'PENDING_APPROVAL' group by o."
        + scope;
  }

  private static String differs(String resource, String kind) {
    String sums = kind.equals("used") ? "used" : "promises";
    String column = "q." + kind + "_" + resource;
    String sum = "coalesce(s." + resource + ", 0)";
    return "select 'quota-"
        + kind
        + "', cast(q.id as varchar(36)), lower(q.kind) || ' "
        + resource
        + ": says ' || cast("
        + column
        + " as varchar(20)) || ', rows hold ' || cast("
        + sum
        + " as varchar(20)) from quota_scope q left join "
        + sums
        + " s on s.scope_id = q.id where "
        + column
        + " <> "
        + sum;
  }

  @Override
  public String name() {
    return "I1";
  }

  @Override
  public Finding check() {
    long rows =
        query.count(
            "select (select count(*) from quota_scope) + (select count(*) from scaling_group)");
    return new Finding(rows, query.find(SQL, Map.of()));
  }
}
