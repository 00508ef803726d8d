package org.nephos.rest.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditFacade;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.ManualItemView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;

/** Keeps what it is told. */
public final class FakeCredits implements CreditFacade {
  public final List<GrantCredit> granted = new ArrayList<>();
  public final List<AddManualItem> added = new ArrayList<>();
  public final List<UUID> deleted = new ArrayList<>();
  public ListQuery asked;

  @Override
  public Page<CreditView> credits(ListQuery query) {
    asked = query;
    return new Page<>(granted.stream().map(FakeCredits::view).toList(), null);
  }

  private static CreditView view(GrantCredit command) {
    return new CreditView(
        UUID.randomUUID(),
        command.tenant(),
        "Acme",
        command.kind(),
        command.amount(),
        command.amount(),
        "EUR",
        command.reason(),
        command.expiresAt(),
        "operator",
        Instant.EPOCH);
  }

  @Override
  public CreditView credit(UUID id) {
    throw new NotFoundException();
  }

  @Override
  public CreditView grant(GrantCredit command, String idempotencyKey) {
    granted.add(command);
    return view(command);
  }

  @Override
  public Page<ManualItemView> manualItems(ListQuery query) {
    asked = query;
    return new Page<>(added.stream().map(FakeCredits::item).toList(), null);
  }

  private static ManualItemView item(AddManualItem command) {
    return new ManualItemView(
        UUID.randomUUID(),
        command.tenant(),
        "Acme",
        command.project(),
        command.description(),
        command.amount(),
        "EUR",
        command.taxCategory() == null ? TaxCategory.STANDARD : command.taxCategory(),
        null,
        "operator",
        Instant.EPOCH);
  }

  @Override
  public ManualItemView addManualItem(AddManualItem command, String idempotencyKey) {
    added.add(command);
    return item(command);
  }

  @Override
  public void deleteManualItem(UUID id) {
    deleted.add(id);
  }
}
