package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.Rounding;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.Item;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.invoice.api.InvoiceView.Kind;
import org.nephos.invoice.api.InvoiceView.Ref;
import org.nephos.invoice.api.InvoiceView.Tax;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/** Invoices as they are shown. */
@ApplicationScoped
class InvoiceViews {
  private static final BigDecimal NOTHING = Rounding.toCents(BigDecimal.ZERO);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private StoredInvoices stored;
  @Inject private DisplayNames names;
  @Inject private PortalClock clock;

  /** An issued one, with all that it says. */
  InvoiceView issued(Invoice head) {
    InvoiceContent content = stored.withoutRows(head);
    return view(
        head,
        content,
        new Around(
            tenants(Set.of(head.tenantId())),
            stored.answering(Set.of(head.id())),
            head.answersId() == null ? Map.of() : stored.numbers(Set.of(head.answersId()))),
        stored.payments(head.id()).stream().map(InvoiceViews::payment).toList());
  }

  /** Issued ones as they stand in a list, in the same order. */
  List<InvoiceView> listed(List<Invoice> heads) {
    Around around =
        new Around(
            tenants(heads.stream().map(Invoice::tenantId).collect(Collectors.toSet())),
            stored.answering(heads.stream().map(Invoice::id).collect(Collectors.toSet())),
            stored.numbers(
                heads.stream()
                    .map(Invoice::answersId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())));
    return heads.stream().map(head -> view(head, null, around, List.of())).toList();
  }

  /** By which note each item is credited that is. */
  private Map<Integer, Ref> credited(Invoice head, Around around) {
    Map<UUID, Ref> notes =
        around.creditNotes(head.id()).stream().collect(Collectors.toMap(Ref::id, note -> note));
    Map<Integer, Ref> credited = new HashMap<>();
    stored.creditedBy(head.id()).forEach((item, note) -> credited.put(item, notes.get(note)));
    return credited;
  }

  /** What is known of several invoices at once. */
  private record Around(
      Map<UUID, Tenant> tenants, List<Invoice> answering, Map<UUID, String> numbers) {
    List<Ref> creditNotes(UUID invoice) {
      return answering.stream()
          .filter(note -> invoice.equals(note.answersId()))
          .map(note -> new Ref(note.id(), note.number()))
          .toList();
    }
  }

  private Map<UUID, Tenant> tenants(Set<UUID> ids) {
    Map<UUID, Tenant> tenants = new HashMap<>();
    if (!ids.isEmpty()) {
      em.createQuery("select t from Tenant t where t.id in :ids", Tenant.class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(tenant -> tenants.put(tenant.id(), tenant));
    }
    return tenants;
  }

  /**
   * @param content null in lists
   */
  private InvoiceView view(
      Invoice head, InvoiceContent content, Around around, List<InvoiceView.Payment> payments) {
    Tenant tenant = around.tenants().get(head.tenantId());
    return new InvoiceView(
        head.id(),
        Kind.valueOf(head.kind().name()),
        head.number(),
        InvoiceState.valueOf(head.state().name()),
        head.isOverdue(clock.now()),
        tenant.id(),
        tenant.displayName(),
        head.periodFrom(),
        head.periodTo(),
        tenant.zone().getId(),
        head.currency(),
        Parties.view(head.seller()),
        Parties.view(head.buyer()),
        head.taxTreatment(),
        content == null ? List.of() : items(content, credited(head, around)),
        content == null ? List.of() : taxes(content),
        head.net(),
        head.tax(),
        head.total(),
        head.paid(),
        head.open(),
        head.createdAt(),
        head.issuedAt(),
        head.dueAt(),
        head.answersId() == null
            ? null
            : new Ref(head.answersId(), around.numbers().get(head.answersId())),
        around.creditNotes(head.id()),
        head.reason(),
        head.priceVersion(),
        payments,
        head.digest());
  }

  /**
   * A draft.
   *
   * @param isListed whether it stands in a list, without its items
   */
  InvoiceView draft(InvoiceContent content, boolean isListed) {
    Tenant tenant = em.find(Tenant.class, content.tenant());
    return new InvoiceView(
        content.id(),
        Kind.INVOICE,
        null,
        InvoiceState.DRAFT,
        false,
        tenant.id(),
        tenant.displayName(),
        content.from(),
        content.to(),
        tenant.zone().getId(),
        content.currency(),
        Parties.view(content.seller()),
        Parties.view(content.buyer()),
        content.taxTreatment(),
        isListed ? List.of() : items(content, Map.of()),
        isListed ? List.of() : taxes(content),
        content.net(),
        content.tax(),
        content.total(),
        NOTHING,
        NOTHING,
        clock.now(),
        null,
        null,
        null,
        List.of(),
        null,
        content.priceVersion(),
        List.of(),
        null);
  }

  private List<Item> items(InvoiceContent content, Map<Integer, Ref> credited) {
    Map<UUID, String> projects =
        names.projects(
            content.lines().stream()
                .map(Line::project)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return content.lines().stream().map(line -> item(line, projects, credited)).toList();
  }

  private static Item item(Line line, Map<UUID, String> projects, Map<Integer, Ref> credited) {
    return new Item(
        line.n(),
        ItemKind.valueOf(line.kind()),
        line.isCorrection(),
        line.project(),
        line.project() == null ? null : projects.get(line.project()),
        line.meter(),
        line.rate(),
        line.description(),
        line.from(),
        line.to(),
        Rounding.trim(line.quantity(), 0),
        line.unit(),
        Rounding.trim(line.unitPrice(), Rounding.CENTS),
        Rounding.trim(line.cost(), Rounding.CENTS),
        line.amount(),
        line.taxCategory(),
        credited.get(line.n()));
  }

  private static List<Tax> taxes(InvoiceContent content) {
    return content.taxes().stream()
        .map(tax -> new Tax(tax.category(), Rounding.trim(tax.percent(), 0), tax.net(), tax.tax()))
        .toList();
  }

  private static InvoiceView.Payment payment(Payment payment) {
    return new InvoiceView.Payment(
        payment.id(),
        payment.amount(),
        payment.reference(),
        payment.paidOn(),
        payment.creditId(),
        payment.createdBy());
  }
}
