package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * I6: every row that names a tenant and a project names a project of that tenant, and rows that
 * belong together belong to one tenant. The tables are those that the database has, so that a new
 * one is looked at from its first day.
 */
@ApplicationScoped
public class TenantBorders implements Invariant {
  /** Only names such as ours are put into a statement. */
  private static final String NAME = "[a-z][a-z_]{0,62}";

  private static final String TABLES =
      "select lower(table_name) from information_schema.columns"
          + " where lower(column_name) in ('tenant_id', 'project_id')"
          + " and table_schema = current_schema"
          + " group by lower(table_name) having count(*) = 2 order by 1";

  /** A row and the one it hangs on; what is everybody's has no tenant and fits all. */
  private static final List<String[]> TOGETHER =
      List.of(
          new String[] {"instance", "order_id", "orders"},
          new String[] {"instance", "scaling_group_id", "scaling_group"},
          new String[] {"instance", "image_id", "image"},
          new String[] {"instance", "network_id", "network"},
          new String[] {"scaling_group", "order_id", "orders"},
          new String[] {"scaling_decision", "group_id", "scaling_group"},
          new String[] {"allocation", "instance_id", "instance"},
          new String[] {"port", "instance_id", "instance"},
          new String[] {"lease_extension", "instance_id", "instance"},
          new String[] {"port", "network_id", "network"},
          new String[] {"usage_record", "resource_id", "metered_resource"});

  @Inject private DriftQuery query;

  @Override
  public String name() {
    return "I6";
  }

  @Override
  public Finding check() {
    List<String> tables = query.texts(TABLES).stream().filter(t -> t.matches(NAME)).toList();
    if (tables.isEmpty()) {
      throw new IllegalStateException("the database does not tell its tables");
    }
    List<String> parts = new ArrayList<>();
    tables.forEach(table -> parts.add(ofProject(table)));
    TOGETHER.forEach(pair -> parts.add(together(pair[0], pair[1], pair[2])));
    parts.add(
        "select 'quota-tenant', cast(q.id as varchar(36)), 'the project is not its tenant''s'"
            + " from quota_scope q left join project p on p.id = q.id where q.kind = 'PROJECT'"
            + " and (p.id is null or p.tenant_id <> q.tenant_id or q.parent_id is null"
            + " or q.parent_id <> q.tenant_id)");
    long rows = 0;
    for (String table : tables) {
      rows += query.count("select count(*) from " + table + " where project_id is not null");
    }
    return new Finding(rows, query.find(String.join(" union all ", parts), Map.of()));
  }

  private static String ofProject(String table) {
    return "select 'project-tenant', '"
        + table
        + " of project ' || cast(p.id as varchar(36)), cast(count(*) as varchar(20))"
        + " || ' rows say tenant ' || coalesce(cast(e.tenant_id as varchar(36)), 'none') from "
        + table
        + " e join project p on p.id = e.project_id"
        + " where e.tenant_id is null or e.tenant_id <> p.tenant_id group by p.id, e.tenant_id";
  }

  private static String together(String table, String column, String parent) {
    String key = parent.equals("metered_resource") ? "resource_id" : "id";
    return "select 'same-tenant', '"
        + table
        + " of "
        + parent
        + " ' || cast(p."
        + key
        + " as varchar(36)), 'tenant ' || cast(e.tenant_id as varchar(36)) || ' on one of '"
        + " || cast(p.tenant_id as varchar(36)) from "
        + table
        + " e join "
        + parent
        + " p on p."
        + key
        + " = e."
        + column
        + " where e.tenant_id <> p.tenant_id";
  }
}
