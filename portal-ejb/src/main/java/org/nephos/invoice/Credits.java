package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.Reason;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.ReadScope;
import org.nephos.time.PortalClock;

/** Credits as they are given and shown, as a part of the caller's transaction. */
@ApplicationScoped
class Credits {
  private static final ListDefinition<Credit> LIST =
      ListDefinition.of(Credit.class, "-createdAt")
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("kind", "kind", Parse.constant(Credit.Kind.class))
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("amount", "amount", Parse::decimal)
          .sort("remaining", "remaining", Parse::decimal);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private DisplayNames names;
  @Inject private BillingAccounts accounts;
  @Inject private InvoiceLock lock;
  @Inject private CreditBalance balance;
  @Inject private PortalClock clock;

  Page<CreditView> page(ListQuery query, ReadScope scope) {
    return lists.page(LIST, query, List.of(within(scope)), Credits::position, this::views);
  }

  /** What belongs to whole tenants is seen where a whole tenant is. */
  static Condition within(ReadScope scope) {
    if (scope.all()) {
      return Condition.ALL;
    }
    return scope.tenants().isEmpty()
        ? Condition.NONE
        : new Condition("e.tenantId in :scope", Map.of("scope", scope.tenants()));
  }

  private static Marker.Position position(Credit credit) {
    return new Marker.Position(
        Map.of(
            "createdAt",
            credit.createdAt().toString(),
            "amount",
            credit.amount().toPlainString(),
            "remaining",
            credit.remaining().toPlainString()),
        credit.id());
  }

  CreditView one(UUID id) {
    Credit credit = em.find(Credit.class, id);
    if (credit == null) {
      throw new NotFoundException();
    }
    return views(List.of(credit)).get(0);
  }

  CreditView grant(GrantCredit command) {
    List<Violation> violations = new ArrayList<>();
    if (command.tenant() == null) {
      violations.add(new Violation("tenant", "required", "Say which tenant gets it."));
    }
    if (command.kind() != CreditView.Kind.PREPAID && command.kind() != CreditView.Kind.GOODWILL) {
      violations.add(
          new Violation("kind", "characters", "A credit that is given is PREPAID or GOODWILL."));
    }
    MoneyRules.positive("amount", command.amount(), violations);
    Reason.flaw(command.reason(), true).ifPresent(violations::add);
    if (command.expiresAt() != null && !command.expiresAt().isAfter(clock.now())) {
      violations.add(new Violation("expiresAt", "past", "Give a time that is still to come."));
    }
    MoneyRules.refuse(violations);
    lock.account(command.tenant());
    Credit credit =
        balance.grant(
            command.tenant(),
            Credit.Kind.valueOf(command.kind().name()),
            command.amount(),
            accounts.currency(command.tenant()),
            Reason.kept(command.reason()),
            command.expiresAt());
    return views(List.of(credit)).get(0);
  }

  private List<CreditView> views(List<Credit> credits) {
    Set<UUID> ids = credits.stream().map(Credit::tenantId).collect(Collectors.toSet());
    Map<UUID, String> tenants = names.tenants(ids);
    return credits.stream()
        .map(
            credit ->
                new CreditView(
                    credit.id(),
                    credit.tenantId(),
                    tenants.get(credit.tenantId()),
                    CreditView.Kind.valueOf(credit.kind().name()),
                    credit.amount(),
                    credit.remainingAt(clock.now()),
                    credit.currency(),
                    credit.reason(),
                    credit.expiresAt(),
                    credit.createdBy(),
                    credit.createdAt()))
        .toList();
  }
}
