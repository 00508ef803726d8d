package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.CounterRepository.Gap;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.CounterView;
import org.nephos.billing.api.UsageGapView;
import org.nephos.list.Marker;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;

/** What counters counted, and the pages of their gaps. */
@ApplicationScoped
class UsageCounters {
  private static final String SORT = "from";

  @Inject private CounterRepository repository;
  @Inject private Transactions transactions;

  List<CounterView> counters(ReadScope scope, UsagePeriod period) {
    return transactions.inNew(() -> repository.counters(scope, period));
  }

  /**
   * Oldest first; those that are still open come at the end of the last page.
   *
   * @param asked what makes a marker one of this query
   */
  Page<UsageGapView> gaps(ReadScope scope, UsagePeriod period, ListQuery page, ListQuery asked) {
    String fingerprint = Marker.fingerprint(UsageGapView.class, asked, SORT);
    Place after = page.marker() == null ? null : place(page.marker(), fingerprint);
    List<Gap> found =
        transactions.inNew(() -> repository.gaps(scope, period, after, page.limit() + 1));
    List<UsageGapView> shown =
        new ArrayList<>(found.stream().limit(page.limit()).map(Gap::view).toList());
    if (found.size() > page.limit()) {
      Place last = found.get(page.limit() - 1).place();
      return new Page<>(
          shown,
          Marker.of(
              new Marker.Position(Map.of(SORT, last.from().toString()), last.id()),
              SORT,
              fingerprint));
    }
    shown.addAll(transactions.inNew(() -> repository.open(scope, period)));
    return new Page<>(shown, null);
  }

  private static Place place(String text, String fingerprint) {
    Marker marker = Marker.parse(text, fingerprint);
    try {
      Instant from = Instant.parse(marker.value());
      if (from.isBefore(Instant.EPOCH)) {
        throw Marker.malformed();
      }
      return new Place(from, UUID.fromString(marker.key()));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Marker.malformed();
    }
  }
}
