package org.nephos.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.problem.api.MalformedException;

/**
 * The order of the inbox: stretches that follow one another, in each of which the rows of some
 * sources are merged by one sort that all of them have.
 */
record InboxOrder(List<Stretch> stretches) {

  /**
   * Rows that are merged.
   *
   * @param field {@link InboxSource#AGE} or {@link InboxSource#PRICE}
   */
  record Stretch(List<InboxSource<?>> sources, String field, boolean descending) {

    /** The sources' own sort. */
    String sort() {
      return (descending ? "-" : "") + field;
    }

    /** Where a row stands in it, as a marker says it. */
    String value(InboxItemView item) {
      return InboxSource.PRICE.equals(field)
          ? item.monthly().toPlainString()
          : item.createdAt().toString();
    }

    /** As the database sorts; it compares ids as their texts compare. */
    Comparator<InboxItemView> comparator() {
      Comparator<InboxItemView> first =
          InboxSource.PRICE.equals(field)
              ? Comparator.comparing(InboxItemView::monthly)
              : Comparator.comparing(InboxItemView::createdAt);
      Comparator<InboxItemView> both = first.thenComparing(item -> item.id().toString());
      return descending ? both.reversed() : both;
    }
  }

  /**
   * The order of these sources.
   *
   * @param sort what was asked for, or null
   * @throws MalformedException for a sort that there is not
   */
  static InboxOrder of(String sort, List<InboxSource<?>> sources) {
    List<InboxSource<?>> byKind =
        sources.stream().sorted(Comparator.comparing(InboxSource::kind)).toList();
    return new InboxOrder(
        switch (sort == null ? InboxSource.AGE : sort) {
          case "createdAt" -> List.of(new Stretch(byKind, InboxSource.AGE, false));
          case "-createdAt" -> List.of(new Stretch(byKind, InboxSource.AGE, true));
          case "price" -> byPrice(byKind, false);
          case "-price" -> byPrice(byKind, true);
          case "kind" -> oneAfterTheOther(byKind.stream());
          case "-kind" ->
              oneAfterTheOther(
                  byKind.stream()
                      .sorted(
                          Comparator.comparing((InboxSource<?> each) -> each.kind()).reversed()));
          default ->
              throw new MalformedException(
                  "sort",
                  "This list can be sorted by createdAt, price, kind, each with - for"
                      + " descending.");
        });
  }

  private static List<Stretch> byPrice(List<InboxSource<?>> sources, boolean descending) {
    return List.of(
        new Stretch(
            sources.stream().filter(InboxSource::isPriced).toList(), InboxSource.PRICE, descending),
        new Stretch(
            sources.stream().filter(source -> !source.isPriced()).toList(),
            InboxSource.AGE,
            false));
  }

  private static List<Stretch> oneAfterTheOther(Stream<InboxSource<?>> sources) {
    return sources.map(source -> new Stretch(List.of(source), InboxSource.AGE, false)).toList();
  }
}
