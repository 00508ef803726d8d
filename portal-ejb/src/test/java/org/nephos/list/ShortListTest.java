package org.nephos.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;

class ShortListTest {
  private record Row(UUID id, String name, UUID owner, Instant at) {}

  private static final ShortList<Row> LIST =
      ShortList.of(Row.class, Row::id, "name")
          .contains("name", Row::name)
          .equal("owner", Row::owner, Parse::uuid)
          .sort("name", Row::name, Parse::text)
          .sort("at", Row::at, Parse::instant);

  private static final UUID OWNER = new UUID(7, 7);

  /** Three of each name, each second one owned. */
  private final List<Row> all =
      new ArrayList<>(
          IntStream.range(0, 30)
              .mapToObj(
                  i ->
                      new Row(
                          new UUID(1, i),
                          "Row " + (char) ('a' + i / 3),
                          i % 2 == 0 ? OWNER : null,
                          Instant.EPOCH.plusMillis(i % 5)))
              .toList());

  private Page<Row> page(Map<String, String> filters, String sort, int limit, String marker) {
    Collections.shuffle(all, new Random(limit));
    return LIST.page(all, new ListQuery(filters, sort, limit, marker));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "-name", "at", "-at"})
  void pagesAreThePartsOfTheWhole(String sort) {
    List<Row> whole = page(Map.of(), sort, 500, null).items();
    assertThat(whole).hasSize(30).doesNotHaveDuplicates();
    List<Row> parts = new ArrayList<>();
    String marker = null;
    do {
      Page<Row> page = page(Map.of(), sort, 7, marker);
      parts.addAll(page.items());
      marker = page.next();
    } while (marker != null);
    assertThat(parts).isEqualTo(whole);
    List<Instant> times = whole.stream().map(Row::at).toList();
    List<String> names = whole.stream().map(Row::name).toList();
    switch (sort) {
      case "name" -> assertThat(names).isSorted();
      case "-name" -> assertThat(names).isSortedAccordingTo(Collections.reverseOrder());
      case "at" -> assertThat(times).isSorted();
      default -> assertThat(times).isSortedAccordingTo(Collections.reverseOrder());
    }
  }

  @Test
  void whatWasTakenAwayBehindAMarkerMovesNothing() {
    Page<Row> first = page(Map.of(), "name", 7, null);
    all.removeAll(first.items());
    Page<Row> second = page(Map.of(), "name", 7, first.next());

    assertThat(second.items()).hasSize(7).first().extracting(Row::name).isEqualTo("Row c");
  }

  @Test
  void filtersNarrow() {
    assertThat(page(Map.of("name", "W B"), null, 50, null).items()).hasSize(3);
    assertThat(page(Map.of("owner", OWNER.toString()), null, 50, null).items()).hasSize(15);
    assertThat(page(Map.of("name", "b", "owner", OWNER.toString()), null, 50, null).items())
        .hasSize(1);
  }

  @Test
  void whatCannotBeReadIsRefusedAlsoWhereThereIsNothing() {
    all.clear();
    assertThatThrownBy(() -> page(Map.of("color", "red"), null, 50, null))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("no filter color");
    assertThatThrownBy(() -> page(Map.of("owner", "me"), null, 50, null))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> page(Map.of(), "owner", 50, null))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("name, at");
    assertThatThrownBy(() -> page(Map.of(), null, 50, "zz")).isInstanceOf(MalformedException.class);
  }

  @Test
  void aMarkerBelongsToItsFiltersAndSort() {
    String marker = page(Map.of(), "name", 7, null).next();

    assertThatThrownBy(() -> page(Map.of(), "-name", 7, marker))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> page(Map.of("name", "a"), "name", 7, marker))
        .isInstanceOf(MalformedException.class);
  }
}
