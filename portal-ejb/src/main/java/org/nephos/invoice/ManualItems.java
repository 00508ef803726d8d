package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.billing.Rounding;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ManualItemView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** What finance adds by hand, as a part of the caller's transaction. */
@ApplicationScoped
class ManualItems {
  private static final int LONGEST = 300;

  private static final ListDefinition<ManualItem> LIST =
      ListDefinition.of(ManualItem.class, "-createdAt")
          .equal("tenant", "tenantId", Parse::uuid)
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("amount", "amount", Parse::decimal);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private DisplayNames names;
  @Inject private StoredInvoices stored;
  @Inject private BillingAccounts accounts;
  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  private record Facts(String description, BigDecimal amount, String taxCategory) {
    static Facts of(ManualItem item) {
      return new Facts(item.description(), item.amount(), item.taxCategory().name());
    }
  }

  Page<ManualItemView> page(ListQuery query, ReadScope scope) {
    return lists.page(
        LIST, query, List.of(Credits.within(scope)), ManualItems::position, this::views);
  }

  private static Marker.Position position(ManualItem item) {
    return new Marker.Position(
        Map.of("createdAt", item.createdAt().toString(), "amount", item.amount().toPlainString()),
        item.id());
  }

  ManualItemView add(AddManualItem command) {
    check(command);
    ManualItem item =
        new ManualItem(
            TimeOrderedId.next(),
            command.tenant(),
            command.project(),
            command.description().strip(),
            Rounding.toCents(command.amount()),
            Objects.requireNonNullElse(command.taxCategory(), TaxCategory.STANDARD),
            CallerScope.current().username(),
            clock.now());
    em.persist(item);
    record("manual-item.created", item, null, Facts.of(item));
    return views(List.of(item)).get(0);
  }

  private void check(AddManualItem command) {
    List<Violation> violations = new ArrayList<>();
    if (command.tenant() == null) {
      violations.add(new Violation("tenant", "required", "Say whose invoice it is for."));
    }
    MoneyRules.text("description", command.description(), LONGEST, violations);
    MoneyRules.amount("amount", command.amount(), violations);
    if (command.project() != null) {
      Project project = em.find(Project.class, command.project());
      if (project == null || !project.tenantId().equals(command.tenant())) {
        violations.add(
            new Violation("project", "unknown-reference", "The tenant has no such project."));
      }
    }
    MoneyRules.refuse(violations);
  }

  void delete(UUID id) {
    ManualItem item = em.find(ManualItem.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (item == null) {
      throw new NotFoundException();
    }
    if (item.invoiceId() != null) {
      throw new ConflictException(
          "state-conflict",
          "It stands on an invoice that is issued. Credit it there instead.",
          Map.of("invoice", item.invoiceId().toString()));
    }
    em.remove(item);
    record("manual-item.deleted", item, Facts.of(item), null);
  }

  private void record(String type, ManualItem item, Facts before, Facts after) {
    events.tenant(
        type,
        item.tenantId(),
        item.projectId(),
        "manual-item",
        item.id(),
        item.description(),
        before,
        after);
  }

  private List<ManualItemView> views(List<ManualItem> items) {
    Map<UUID, String> tenants = names.tenants(ids(items, ManualItem::tenantId));
    Map<UUID, String> currencies = stored.currencies(ids(items, ManualItem::invoiceId));
    Map<UUID, String> numbers = stored.numbers(ids(items, ManualItem::invoiceId));
    return items.stream()
        .map(
            item ->
                new ManualItemView(
                    item.id(),
                    item.tenantId(),
                    tenants.get(item.tenantId()),
                    item.projectId(),
                    item.description(),
                    item.amount(),
                    currencies.computeIfAbsent(
                        Objects.requireNonNullElse(item.invoiceId(), item.tenantId()),
                        id -> accounts.currency(item.tenantId())),
                    item.taxCategory(),
                    item.invoiceId() == null
                        ? null
                        : new InvoiceView.Ref(item.invoiceId(), numbers.get(item.invoiceId())),
                    item.createdBy(),
                    item.createdAt()))
        .toList();
  }

  private static Set<UUID> ids(List<ManualItem> items, Function<ManualItem, UUID> id) {
    return items.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
  }
}
