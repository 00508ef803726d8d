package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.QuoteService;
import org.nephos.budget.OrderBudgets;
import org.nephos.compute.InstanceMeters;
import org.nephos.lease.LeasePolicies;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.DryRunView.QuotaLine;
import org.nephos.order.api.QuoteView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.placement.PlacementRequest;
import org.nephos.placement.PlacementService;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.TenantState;
import org.nephos.time.PortalClock;

/** What would come of an order: the same questions as at its acceptance, and nothing done. */
@ApplicationScoped
public class OrderOutlook {
  private static final String AUTOMATIC = "automatic";
  private static final UUID NO_ORDER = new UUID(0, 0);
  private static final PolicyVerdict NOTHING_SAID = new PolicyVerdict(null, List.of());

  @Inject private OrderReferences references;
  @Inject private QuoteService quotes;
  @Inject private OrderPolicies policies;
  @Inject private OrderBudgets budgets;
  @Inject private ReservedShare share;
  @Inject private QuotaRepository quota;
  @Inject private PlacementService placement;
  @Inject private LeasePolicies leases;
  @Inject private PortalClock clock;

  DryRunView of(SubmitOrder command, OrderKind kind) {
    List<Violation> problems = new ArrayList<>(OrderRules.check(command));
    Found found =
        references.find(
            command.project(),
            command.flavor(),
            command.image(),
            command.zone(),
            command.network(),
            command.keypair(),
            problems);
    if (found.tenant() != null) {
      leases.check(found.tenant().id(), command.lease(), problems);
    }
    if (found.tenant() != null && found.tenant().state() != TenantState.ACTIVE) {
      problems.add(
          new Violation("project", "tenant-suspended", OpenTenant.refusal(found.tenant())));
    }
    boolean countable =
        found.tenant() != null
            && found.flavor() != null
            && problems.stream().noneMatch(problem -> problem.field().equals("count"));
    List<QuotaLine> lines = countable ? lines(command, found) : List.of();
    boolean fits = lines.stream().allMatch(QuotaLine::fits);
    QuoteView quote = countable ? quote(command, found) : null;
    PolicyVerdict policy = countable ? judge(command, kind, found, quote, problems) : NOTHING_SAID;
    if (countable) {
      budgets
          .refusal(OrderAcceptance.asked(command, found, quote))
          .ifPresent(
              refusal ->
                  problems.add(new Violation("budget", refusal.code(), refusal.getMessage())));
    }
    boolean accepted =
        problems.isEmpty()
            && policy.outcome() != PolicyOutcome.REFUSAL
            && (fits || command.onQuotaExceeded() == OnQuotaExceeded.WAIT);
    return new DryRunView(
        accepted ? verdict(policy) : "refused",
        quote,
        lines,
        policy.policy() == null ? AUTOMATIC : policy.policy().name(),
        place(command, found),
        problems,
        approval(policy));
  }

  private static String verdict(PolicyVerdict policy) {
    return policy.outcome() == PolicyOutcome.APPROVAL ? "approval" : "accepted";
  }

  /** Asks the policies; rules on fields that are wrong anyhow wait until those are right. */
  private PolicyVerdict judge(
      SubmitOrder command, OrderKind kind, Found found, QuoteView quote, List<Violation> problems) {
    Set<String> wrong = problems.stream().map(Violation::field).collect(Collectors.toSet());
    PolicyVerdict verdict =
        policies.judge(found.tenant().id(), OrderAcceptance.facts(command, quote, kind));
    OrderPolicies.violations(verdict).stream()
        .filter(broken -> !wrong.contains(broken.field()))
        .forEach(problems::add);
    if (verdict.outcome() == PolicyOutcome.APPROVAL
        && command.onQuotaExceeded() != OnQuotaExceeded.WAIT) {
      share
          .excess(found.project().id(), NO_ORDER, OrderAcceptance.amounts(command, found))
          .ifPresent(
              excess -> problems.add(new Violation("count", excess.code(), excess.getMessage())));
    }
    return verdict;
  }

  private static DryRunView.Approval approval(PolicyVerdict verdict) {
    if (verdict.outcome() == PolicyOutcome.AUTOMATIC) {
      return null;
    }
    OrderPolicy policy = verdict.policy();
    return new DryRunView.Approval(
        policy.message(), policy.approver(), policy.decideAfter(), policy.defaultDecision());
  }

  private QuoteView quote(SubmitOrder command, Found found) {
    return quotes.quote(
        found.tenant().id(),
        InstanceMeters.running(
                found.flavor().vcpus(), found.flavor().ramMib(), found.flavor().diskGib())
            .with(found.dimensions()),
        command.count(),
        clock.now());
  }

  private List<QuotaLine> lines(SubmitOrder command, Found found) {
    QuotaAmounts amounts = OrderAcceptance.amounts(command, found);
    List<QuotaLine> lines = new ArrayList<>();
    add(lines, "project", found.project().id(), amounts);
    add(lines, "tenant", found.tenant().id(), amounts);
    return lines;
  }

  private void add(List<QuotaLine> lines, String kind, UUID scope, QuotaAmounts amounts) {
    Map<QuotaResource, QuotaRepository.Figures> figures = quota.read(scope).figures();
    amounts
        .asMap()
        .forEach(
            (resource, amount) -> {
              QuotaRepository.Figures now = figures.get(resource);
              lines.add(
                  new QuotaLine(
                      kind, resource.word(), now.limit(), now.used(), now.reserved(), amount));
            });
  }

  private DryRunView.Placement place(SubmitOrder command, Found found) {
    if (found.flavor() == null || (command.zone() != null && found.zone() == null)) {
      return new DryRunView.Placement(false, null, "Choose a flavor and a zone first.");
    }
    PlacementService.Outlook outlook =
        placement.outlook(
            new PlacementRequest(
                command.zone(),
                found.flavor().vcpus(),
                found.flavor().ramMib(),
                found.flavor().diskGib()),
            found.tenant() == null ? null : found.tenant().id());
    return new DryRunView.Placement(outlook.possible(), outlook.zone(), outlook.reason());
  }
}
