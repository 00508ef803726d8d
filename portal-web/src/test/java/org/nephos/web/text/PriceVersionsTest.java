package org.nephos.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceVersionsTest {
  private final PriceVersions versions = new PriceVersions(new Times(), new Words());

  @Test
  void a_version_is_said_by_the_plan_and_the_day_in_the_tenants_zone() {
    assertThat(versions.words("standard@2026-04-30T22:00:00Z", "Europe/Berlin"))
        .isEqualTo("standard, prices from May 1, 2026");
    assertThat(versions.words("standard@2026-04-30T22:00:00Z", "UTC"))
        .isEqualTo("standard, prices from Apr 30, 2026");
  }

  @Test
  void before_the_first_rate_there_is_only_the_plan() {
    assertThat(versions.words("standard@none", "UTC")).isEqualTo("standard");
  }

  @Test
  void what_is_no_version_is_shown_as_it_is() {
    assertThat(versions.words("by hand", "UTC")).isEqualTo("by hand");
    assertThat(versions.words("a@b", "UTC")).isEqualTo("a@b");
    assertThat(versions.words(null, "UTC")).isEmpty();
  }
}
