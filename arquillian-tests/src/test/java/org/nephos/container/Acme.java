package org.nephos.container;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.SubmitOrder;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.RequestOrigin;
import org.nephos.tenancy.api.TenancyFacade;

/** The member of the demo tenant whose work the tests inside the server do. */
final class Acme {
  private static final UUID USER = UUID.fromString("00000000-0000-4000-8000-000000000012");

  private Acme() {}

  static <T> T as(Supplier<T> work) {
    Caller caller =
        new Caller(
            new Identity(USER, "acme-user", "Una", "", false, false), null, RequestOrigin.inside());
    try (CallerScope scope = CallerScope.open(caller)) {
      return work.get();
    }
  }

  /** An order of the smallest instance in the simulated zone. */
  static SubmitOrder order(String name, int count) {
    return as(
        () -> {
          CatalogFacade catalog = Beside.bean("CatalogService", CatalogFacade.class);
          return new SubmitOrder(
              project(),
              name,
              catalog.flavors(all()).items().get(0).id(),
              catalog.images(all()).items().get(0).id(),
              "sim",
              count,
              null,
              null,
              null,
              Map.of(),
              null,
              SubmitOrder.OnQuotaExceeded.REFUSE,
              null);
        });
  }

  static UUID project() {
    return as(
        () ->
            Beside.bean("TenancyService", TenancyFacade.class).projects(all()).items().get(0).id());
  }

  private static ListQuery all() {
    return new ListQuery(Map.of(), null, ListQuery.DEFAULT_LIMIT, null);
  }
}
