package org.nephos.budget;

import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nephos.billing.Money;
import org.nephos.budget.api.BudgetAlertView;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.list.api.ListQuery;
import org.nephos.mail.MailService;
import org.nephos.mail.api.DemoMail;
import org.nephos.order.OrderService;
import org.nephos.order.api.OrderView;
import org.nephos.placement.HostProbes;
import org.nephos.testing.Orders;
import org.nephos.testing.StillCloud;

/**
 * The demo's cloud in March of 2027, of which acme's zone is Berlin: the month lasts until 22:00
 * UTC of the 31st. Each of the smallest instances costs 1 × 0.012 + 0.125 × 0.0045 + 2 × 0.00012 =
 * 0.0128025 EUR an hour.
 */
final class BudgetCloud extends StillCloud {
  /** When tests begin: 516 hours before the month ends. */
  static final Instant START = Instant.parse("2027-03-10T10:00:00Z");

  @Override
  public void beforeEach(ExtensionContext context) {
    super.beforeEach(context);
    at(START);
  }

  /** It is now this instant, and hosts have said that they are up. */
  void at(Instant now) {
    portal().use(Clock.fixed(now, ZoneOffset.UTC));
    portal().asSystem(portal().get(HostProbes.class)::probeAll);
  }

  /** It is so many hours after the start. */
  void hours(long hours) {
    at(START.plus(Duration.ofHours(hours)));
  }

  BudgetService budgets() {
    return portal().get(BudgetService.class);
  }

  /** Acme's member orders so many, and they run. */
  OrderView runs(int count, Map<String, String> tags) {
    OrderView order =
        portal()
            .as(
                acmeUser(),
                () ->
                    portal()
                        .get(OrderService.class)
                        .submit(Orders.tagged(acme().order("web", count), tags), null));
    portal().work();
    return order;
  }

  OrderView orders(int count) {
    return portal()
        .as(
            acmeUser(),
            () -> portal().get(OrderService.class).submit(acme().order("web", count), null));
  }

  static BudgetSpec spec(String amount, boolean blocks, BudgetThreshold... thresholds) {
    return spec(amount, blocks, null, thresholds);
  }

  static BudgetSpec spec(
      String amount, boolean blocks, String webhook, BudgetThreshold... thresholds) {
    return new BudgetSpec(
        "march", new Money(new BigDecimal(amount), "EUR"), List.of(thresholds), blocks, webhook);
  }

  static BudgetThreshold actual(int percent) {
    return new BudgetThreshold(BudgetBasis.ACTUAL, percent);
  }

  static BudgetThreshold forecast(int percent) {
    return new BudgetThreshold(BudgetBasis.FORECAST, percent);
  }

  /** A budget of the tenant. */
  SavedBudget budget(BudgetSpec spec) {
    return budget(null, null, spec);
  }

  SavedBudget budget(UUID project, String tag, BudgetSpec spec) {
    return portal()
        .as(
            acmeAdmin(),
            () -> budgets().create(new CreateBudget(tenant(), project, tag, spec), null));
  }

  BudgetView view(SavedBudget budget) {
    return portal().as(acmeAdmin(), () -> budgets().get(budget.budget().id()));
  }

  void tick() {
    tick(BudgetTick.class);
  }

  /** What was told of it, oldest first. */
  List<BudgetThreshold> told(SavedBudget budget) {
    ListQuery query = new ListQuery(Map.of(), "createdAt", 500, null);
    return portal()
        .as(acmeAdmin(), () -> budgets().alerts(budget.budget().id(), query))
        .items()
        .stream()
        .map(BudgetAlertView::threshold)
        .toList();
  }

  /** The subjects of all letters about budgets, with whom they went to. */
  List<String> letters() {
    portal().work();
    return portal().as(operator(), () -> portal().get(MailService.class).demoMails()).stream()
        .filter(mail -> mail.subject().startsWith("Budget "))
        .map(BudgetCloud::told)
        .sorted()
        .toList();
  }

  private static String told(DemoMail mail) {
    return mail.to() + ": " + mail.subject();
  }

  /** How many events of a type there are. */
  long events(String type) {
    return portal().number("select count(*) from event where type = :type", Map.of("type", type));
  }
}
