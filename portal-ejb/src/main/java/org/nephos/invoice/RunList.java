package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Runs of billing as they are shown. */
@ApplicationScoped
class RunList {
  private static final ListDefinition<BillingRun> LIST =
      ListDefinition.of(BillingRun.class, "-startedAt")
          .equal("tenant", "tenantId", Parse::uuid)
          .sort("startedAt", "startedAt", Parse::instant);

  @Inject private ListReader lists;

  Page<BillingRunView> page(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(),
        run -> new Marker.Position(Map.of("startedAt", run.startedAt().toString()), run.id()),
        runs -> runs.stream().map(RunList::view).toList());
  }

  static BillingRunView view(BillingRun run) {
    return new BillingRunView(
        run.id(),
        run.tenantId(),
        run.startedAt(),
        run.endedAt(),
        run.startedBy(),
        run.issued(),
        run.emptyMonths(),
        run.failed(),
        run.error());
  }
}
