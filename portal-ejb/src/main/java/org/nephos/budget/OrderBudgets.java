package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.Money;
import org.nephos.billing.Rating;
import org.nephos.billing.Rounding;
import org.nephos.order.api.DecisionView.BudgetAfter;
import org.nephos.order.api.QuoteView;
import org.nephos.problem.api.ConflictException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Rights;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/**
 * What budgets say of an order, by what the tick wrote a minute ago at most: an order reads one row
 * for each budget that could be about it, and adds nothing up.
 */
@ApplicationScoped
public class OrderBudgets {
  /** The code of a refusal. */
  public static final String CODE = "budget-exceeded";

  private static final String STANDING =
      "select b, s from Budget b left join BudgetStatus s on s.budgetId = b.id"
          + " where b.tenantId = :tenant and (b.projectId is null or b.projectId = :project)";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;
  @Inject private PortalClock clock;

  /**
   * An order.
   *
   * @param tags null for none
   */
  public record Asked(Tenant tenant, UUID project, Map<String, String> tags, QuoteView quote) {
    public Asked {
      tags = tags == null ? Map.of() : Map.copyOf(tags);
    }

    /** Exactly what it costs from now until the month's end, by the prices of its quote. */
    private BigDecimal untilEnd(Instant now) {
      Instant end = BillingMonth.of(now, tenant.zone()).to();
      return Rating.cost(BigDecimal.ONE, Duration.between(now, end).toSeconds(), quote.hourly());
    }
  }

  private record Standing(Budget budget, BudgetFigures figures) {}

  /**
   * Refuses an order that a budget blocks.
   *
   * @throws ConflictException {@code budget-exceeded}
   */
  public void require(Asked order) {
    refusal(order)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /** Why a budget refuses an order; empty when none does. */
  public Optional<ConflictException> refusal(Asked order) {
    Instant now = clock.now();
    for (Standing each : standing(order, " and b.blocking = true", now)) {
      BudgetVerdict verdict = each.figures().judge(cost(order, each.budget(), now));
      if (verdict != BudgetVerdict.OPEN) {
        return Optional.of(refused(each, verdict));
      }
    }
    return Optional.empty();
  }

  /** What is left of each budget that an order is about, when it is approved. */
  public List<BudgetAfter> after(Asked order) {
    Instant now = clock.now();
    Rights rights = access.rights();
    List<BudgetAfter> lines = new ArrayList<>();
    for (Standing each : standing(order, "", now)) {
      Budget budget = each.budget();
      if (!rights.allow(Permission.COST_SEE, budget.tenantId(), budget.projectId())) {
        continue;
      }
      BudgetFigures figures = each.figures();
      BigDecimal cost = cost(order, budget, now);
      String currency = budget.amount().currency();
      lines.add(
          new BudgetAfter(
              budget.id(),
              budget.name(),
              budget.amount(),
              money(figures.spent(), currency),
              money(figures.forecast(), currency),
              money(cost, currency),
              money(figures.leftAfter(cost), currency),
              budget.isBlocking(),
              budget.isBlocking() && figures.judge(cost) != BudgetVerdict.OPEN));
    }
    return lines;
  }

  /**
   * An order of another currency is not added; a budget that is used up refuses it all the same.
   */
  private static BigDecimal cost(Asked order, Budget budget, Instant now) {
    return order.quote().currency().equals(budget.amount().currency())
        ? order.untilEnd(now)
        : BigDecimal.ZERO;
  }

  private List<Standing> standing(Asked order, String which, Instant now) {
    List<Object[]> rows =
        em.createQuery(STANDING + which + " order by b.name", Object[].class)
            .setParameter("tenant", order.tenant().id())
            .setParameter("project", order.project())
            .getResultList();
    List<Standing> found = new ArrayList<>();
    for (Object[] row : rows) {
      Budget budget = (Budget) row[0];
      BudgetStatus status = (BudgetStatus) row[1];
      if (budget.isAbout(order.project(), order.tags())) {
        // What stood in another month counts no more: a month begins with nothing spent.
        boolean current = status != null && status.isOf(now);
        found.add(
            new Standing(
                budget,
                new BudgetFigures(
                    budget.amount().amount(),
                    current ? status.spent() : BigDecimal.ZERO,
                    current ? status.forecast() : BigDecimal.ZERO)));
      }
    }
    return found;
  }

  /** With figures for who may see them: a member of a project does not learn the tenant's cost. */
  private ConflictException refused(Standing standing, BudgetVerdict verdict) {
    Budget budget = standing.budget();
    String said =
        verdict == BudgetVerdict.USED_UP
            ? "The budget " + budget.name() + " of this month is used up."
            : "What is left of this month's budget "
                + budget.name()
                + " is less than this order costs until the month ends.";
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("budget", budget.name());
    if (access.rights().allow(Permission.COST_SEE, budget.tenantId(), budget.projectId())) {
      String currency = budget.amount().currency();
      members.put("amount", text(budget.amount()));
      members.put("spent", text(money(standing.figures().spent(), currency)));
      members.put("forecast", text(money(standing.figures().forecast(), currency)));
    }
    return new ConflictException(
        CODE, said + " Order less, or ask an administrator of the tenant to raise it.", members);
  }

  private static Money money(BigDecimal amount, String currency) {
    return new Money(Rounding.toCents(amount), currency);
  }

  private static Map<String, String> text(Money money) {
    return Map.of("amount", money.amount().toPlainString(), "currency", money.currency());
  }
}
