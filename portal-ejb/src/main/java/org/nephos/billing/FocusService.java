package org.nephos.billing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.api.FocusFacade;
import org.nephos.billing.api.FocusQuery;
import org.nephos.billing.api.FocusSchemaView;
import org.nephos.metering.MeteringService;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.ExportTrail;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Requires;

/** The export for tools of FinOps, for those who see the cost of whole tenants. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FocusService implements FocusFacade {
  /** Changes, with the date, whenever a column does. */
  private static final String SCHEMA = "nephos-focus-1.2-1";

  private static final Instant SCHEMA_SINCE = Instant.parse("2026-11-25T00:00:00Z");

  @Inject private AccessService access;
  @Inject private FocusExport export;
  @Inject private MeteringService metering;
  @Inject private ExportTrail trail;

  @Override
  @Requires(Permission.INVOICE_SEE)
  public void write(FocusQuery query, Writer out) throws IOException {
    ReadScope scope = tenants(query.tenant());
    if (query.from() != null && query.to() != null && !query.from().isBefore(query.to())) {
      throw new MalformedException("from", "from must be before to.");
    }
    metering.complete(scope);
    trail.keep(
        "focus.exported",
        asked(query),
        out,
        counted -> export.write(scope, query.from(), query.to(), out, counted));
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public FocusSchemaView schema() {
    tenants(null);
    return new FocusSchemaView(
        SCHEMA,
        "1.2",
        SCHEMA_SINCE,
        "Nephos",
        "UTF-8",
        Arrays.stream(FocusColumn.values()).map(FocusColumn::view).toList());
  }

  /** Whole tenants only: a part of a tenant is no invoice. */
  private ReadScope tenants(UUID tenant) {
    ReadScope scope = access.costScope(tenant, null);
    if (!scope.all() && scope.tenants().isEmpty()) {
      throw new ForbiddenException(Permission.INVOICE_SEE);
    }
    return new ReadScope(scope.all(), scope.tenants(), Set.of());
  }

  private static Map<String, Object> asked(FocusQuery query) {
    Map<String, Object> asked = new LinkedHashMap<>();
    put(asked, "tenant", query.tenant());
    put(asked, "from", query.from());
    put(asked, "to", query.to());
    return asked;
  }

  private static void put(Map<String, Object> asked, String name, Object value) {
    if (value != null) {
      asked.put(name, value.toString());
    }
  }
}
