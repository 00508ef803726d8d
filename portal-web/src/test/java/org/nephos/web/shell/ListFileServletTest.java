package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFileServletTest {
  @ParameterizedTest
  @CsvSource({
    "/instance/list, /instance/list.csv, instances.csv",
    "/billing/runs, /billing/runs.csv, billing-runs.csv",
    "/billing/revenue, /billing/revenue.ndjson, billing-revenue.ndjson"
  })
  void no_two_lists_have_the_same_name(String page, String path, String name) {
    assertThat(ListFileServlet.name(page, path)).isEqualTo(name);
  }
}
