package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.PartyData;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.time.PortalClock;

/** Who sells, as a part of the caller's transaction. */
@ApplicationScoped
class Sellers {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private TaxRates taxes;
  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  private record Facts(PartyData party, String invoicePrefix, int paymentDays) {
    static Facts of(Seller seller) {
      return new Facts(seller.party(), seller.invoicePrefix(), seller.paymentDays());
    }
  }

  List<SellerView> all() {
    return em
        .createQuery("select s from Seller s order by s.party.legalName, s.id", Seller.class)
        .getResultList()
        .stream()
        .map(this::view)
        .toList();
  }

  SellerView one(UUID id) {
    Seller seller = em.find(Seller.class, id);
    if (seller == null) {
      throw new NotFoundException();
    }
    return view(seller);
  }

  SellerView create(SaveSeller given) {
    SaveSeller command = checked(given);
    Seller seller =
        new Seller(
            UUID.randomUUID(),
            Parties.data(command.party()),
            command.invoicePrefix(),
            command.paymentDays(),
            clock.now());
    try {
      em.persist(seller);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw new ConflictException(
          "name-taken",
          "Another seller's numbers begin with this prefix. Choose another.",
          Map.of("invoicePrefix", command.invoicePrefix()));
    }
    record("seller.created", seller, null);
    return view(seller);
  }

  SellerView change(UUID id, SaveSeller given, Long expectedVersion) {
    SaveSeller command = checked(given);
    Seller seller = em.find(Seller.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (seller == null) {
      throw new NotFoundException();
    }
    if (expectedVersion != null && expectedVersion != seller.version()) {
      throw new PreconditionFailedException();
    }
    if (!command.invoicePrefix().equals(seller.invoicePrefix())) {
      MoneyRules.refuse(
          List.of(
              new Violation(
                  "invoicePrefix",
                  "immutable",
                  "The prefix stays "
                      + seller.invoicePrefix()
                      + ", for numbers are given by it.")));
    }
    Facts before = Facts.of(seller);
    seller.describe(Parties.data(command.party()), command.paymentDays());
    if (!before.equals(Facts.of(seller))) {
      record("seller.changed", seller, before);
    }
    em.flush();
    return view(seller);
  }

  /** As it is kept. */
  private static SaveSeller checked(SaveSeller command) {
    SaveSeller tidy =
        new SaveSeller(
            PartyRules.tidy(command.party()), command.invoicePrefix(), command.paymentDays());
    List<Violation> violations = PartyRules.check(tidy);
    if (tidy.invoicePrefix() != null && tidy.invoicePrefix().endsWith("-C")) {
      violations.add(
          new Violation(
              "invoicePrefix",
              "characters",
              "A prefix does not end with -C, for numbers of credit notes have that behind it."));
    }
    MoneyRules.refuse(violations);
    return tidy;
  }

  private void record(String type, Seller seller, Facts before) {
    events.tenant(
        type,
        null,
        null,
        "seller",
        seller.id(),
        seller.party().legalName(),
        before,
        Facts.of(seller));
  }

  private SellerView view(Seller seller) {
    return new SellerView(
        seller.id(),
        Parties.view(seller.party()),
        seller.invoicePrefix(),
        seller.paymentDays(),
        seller.createdAt(),
        !taxes
            .on(seller.party().country(), LocalDate.ofInstant(clock.now(), ZoneOffset.UTC))
            .isEmpty(),
        seller.version());
  }
}
