package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.csv.CsvFile;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;

/**
 * Writes charges, tenant by tenant and piece by piece, so that neither memory nor a transaction
 * grows with them. Which invoices there are is read once for each tenant: what is issued after that
 * is not yet in its rows, and so no invoice is there in part.
 */
@ApplicationScoped
class FocusExport {
  private static final int PIECE = 2000;

  /** Columns of times hold no more. */
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  @Inject private FocusRepository repository;
  @Inject private Transactions transactions;

  /**
   * Writes a header and the rows.
   *
   * @param from inclusive, or null
   * @param to exclusive, or null
   * @param counted is run for each row
   */
  void write(ReadScope scope, Instant from, Instant to, Writer out, Runnable counted)
      throws IOException {
    Span span = Span.of(from, to);
    CsvFile file = new CsvFile(out, FocusColumn.header());
    FocusProvider provider = FocusProvider.configured();
    ListPrices prices = transactions.inNew(repository::listPrices);
    Map<UUID, String> categories = transactions.inNew(repository::taxCategories);
    for (UUID tenant : transactions.inNew(() -> repository.tenants(scope))) {
      FocusAccount account = transactions.inNew(() -> repository.account(tenant, provider.name()));
      List<FocusBill> bills = transactions.inNew(() -> repository.bills(tenant));
      FocusRows rows = new FocusRows(account, bills, provider, prices, categories);
      Lines lines = new Lines(file, counted);
      usage(rows, false, span, lines);
      usage(rows, true, span, lines);
      for (FocusBill bill : bills) {
        if (span.has(rows.billedFrom(bill))) {
          bill(rows, bill, lines);
        }
      }
    }
  }

  private void usage(FocusRows rows, boolean late, Span span, Lines lines) throws IOException {
    Map<UUID, String> tags = new HashMap<>();
    FocusUsage last = null;
    List<FocusUsage> piece;
    do {
      FocusUsage after = last;
      piece =
          transactions.inNew(
              () ->
                  repository.usage(
                      rows.account().id(), late, span.from(), span.to(), after, PIECE));
      learn(tags, piece);
      for (FocusUsage usage : piece) {
        lines.add(rows.usage(usage, tags.get(usage.resource())));
        last = usage;
      }
    } while (piece.size() == PIECE);
  }

  /** Knows the tags of what a piece is about, and forgets those of what it is not. */
  private void learn(Map<UUID, String> tags, List<FocusUsage> piece) {
    Set<UUID> wanted = new HashSet<>();
    piece.forEach(usage -> wanted.add(usage.resource()));
    tags.keySet().retainAll(wanted);
    wanted.removeAll(tags.keySet());
    if (!wanted.isEmpty()) {
      tags.putAll(transactions.inNew(() -> repository.tags(wanted)));
      // Those without any are asked for once only.
      wanted.forEach(resource -> tags.putIfAbsent(resource, "{}"));
    }
  }

  private void bill(FocusRows rows, FocusBill bill, Lines lines) throws IOException {
    for (FocusBill.Item item : transactions.inNew(() -> repository.items(bill.id()))) {
      FocusRow row =
          "USAGE".equals(item.kind()) ? rows.rounding(bill, item) : rows.item(bill, item);
      if (row != null) {
        lines.add(row);
      }
    }
    for (FocusBill.Tax tax : transactions.inNew(() -> repository.taxes(bill.id()))) {
      if (tax.tax().signum() != 0) {
        lines.add(rows.tax(bill, tax));
      }
    }
  }

  /** Where rows go. */
  private record Lines(CsvFile file, Runnable counted) {
    void add(FocusRow row) throws IOException {
      file.line(row.cells());
      counted.run();
    }
  }

  /** The time that is asked for, half-open. */
  private record Span(Instant from, Instant to) {
    static Span of(Instant from, Instant to) {
      return new Span(clamp(from, Instant.EPOCH), clamp(to, END));
    }

    private static Instant clamp(Instant asked, Instant none) {
      if (asked == null) {
        return none;
      }
      Instant early = asked.isAfter(END) ? END : asked;
      return early.isBefore(Instant.EPOCH) ? Instant.EPOCH : early;
    }

    boolean has(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }
}
