package org.nephos.list.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.problem.api.MalformedException;

class WholeListTest {
  private static Page<String> page(List<String> all, int limit, String marker) {
    return WholeList.page(all, new ListQuery(Map.of(), null, limit, marker));
  }

  @Test
  void pagesAreThePartsOfTheWholeAlsoWhereItGrowsMeanwhile() {
    List<String> all = new ArrayList<>(List.of("a", "b", "c", "d"));
    Page<String> first = page(all, 2, null);
    assertThat(first.items()).containsExactly("a", "b");
    all.add("e");
    Page<String> second = page(all, 2, first.next());
    assertThat(second.items()).containsExactly("c", "d");
    Page<String> last = page(all, 2, second.next());
    assertThat(last.items()).containsExactly("e");
    assertThat(last.next()).isNull();
    assertThat(page(all, 5, null).next()).isNull();
    assertThat(page(List.of(), 5, second.next()).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "", "%", "ZnJvbTotMQ", "ZnJvbTo5OTk5OTk5OTk5OQ"})
  void whatIsNoMarkerIsRefused(String marker) {
    assertThatThrownBy(() -> page(List.of("a"), 1, marker)).isInstanceOf(MalformedException.class);
  }
}
