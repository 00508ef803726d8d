package org.nephos.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nephos.audit.api.AuditView.FieldChange;
import org.nephos.web.text.Words;

class AuditWordsTest {
  private final AuditWords words = new AuditWords(new Words());

  @Test
  void statesAreCalledAsOnTheirOwnPages() {
    assertThat(words.told("order", "state", "PENDING_APPROVAL")).isEqualTo("Waits for approval");
    assertThat(words.told("scaling-group", "state", "PAUSED")).isEqualTo("Paused");
    assertThat(words.told("quota-request", "state", "CANCELLED")).isEqualTo("Withdrawn");
    assertThat(words.told("comet", "state", "SEEN_TWICE")).isEqualTo("Seen twice");
  }

  @Test
  void constantsAreReadable() {
    assertThat(words.told("order-policy", "approver", "TENANT_ADMIN")).isEqualTo("Tenant admin");
    assertThat(words.told("membership", "role", "TENANT_ADMIN")).isEqualTo("Administrator");
    assertThat(words.told("order-policy", "decideAfter", "PT36H")).isEqualTo("36 h");
    assertThat(words.told("order-policy", "remindAfter", "never")).isEqualTo("never");
    assertThat(words.field("defaultDecision")).isEqualTo("Default decision");
  }

  @Test
  void whatPeopleWroteStaysAsTheyWroteIt() {
    assertThat(words.told("instance", "name", "WEB_SERVER")).isEqualTo("WEB_SERVER");
    assertThat(words.told("budget", "currency", "EUR")).isEqualTo("EUR");
    assertThat(words.told("tenant", "tags", List.of("A_B", "c"))).isEqualTo("A_B, c");
    assertThat(words.told("budget", "thresholds", Map.of("actual", 80))).isEqualTo("actual 80");
  }

  @Test
  void thatNothingBecameNothingIsNotShown() {
    FieldChange made = new FieldChange("name", null, "web");
    List<FieldChange> changes =
        List.of(
            made,
            new FieldChange("flavors", null, List.of()),
            new FieldChange("text", "", null),
            new FieldChange("tags", Map.of(), null));

    assertThat(words.shown(changes)).containsExactly(made);
    assertThat(words.told("instance", "tags", Arrays.asList(null, ""))).isEmpty();
  }
}
