package org.nephos.rest.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.billing.api.UsageTotalsView.Key;
import org.nephos.billing.api.UsageTotalsView.Row;

/** A total of usage; what it is not made by is null. */
@Schema(name = "UsageTotal")
public record UsageTotalJson(
    @Schema(nullable = true) UUID project,
    @Schema(nullable = true) String projectName,
    @Schema(nullable = true) UUID resource,
    @Schema(nullable = true) String resourceName,
    @Schema(description = "One for each tag that was asked for, in that order.") List<TagJson> tags,
    @Schema(nullable = true, examples = "instance.vcpu") String meter,
    @Schema(nullable = true, description = "In the tenant's zone.") LocalDate day,
    @Schema(nullable = true) UUID flavor,
    @Schema(nullable = true) String flavorName,
    @Schema(nullable = true) String zone,
    @Schema(
            type = SchemaType.STRING,
            nullable = true,
            examples = "720",
            description = "Only of totals by meter.")
        BigDecimal quantity,
    @Schema(nullable = true, examples = "vCPU-h") String unit,
    @Schema(description = "Exact.") MoneyJson cost) {

  /** A tag; value is null for what has none of that key. */
  @Schema(name = "UsageTotalTag")
  public record TagJson(String key, @Schema(nullable = true) String value) {}

  static UsageTotalJson of(List<UsageGrouping> by, Row row) {
    Key project = key(by, row, By.PROJECT);
    Key resource = key(by, row, By.RESOURCE);
    Key flavor = key(by, row, By.FLAVOR);
    Key day = key(by, row, By.DAY);
    return new UsageTotalJson(
        id(project),
        name(project),
        id(resource),
        name(resource),
        tags(by, row),
        text(key(by, row, By.METER)),
        text(day) == null ? null : LocalDate.parse(text(day)),
        id(flavor),
        name(flavor),
        text(key(by, row, By.ZONE)),
        row.quantity(),
        row.unit(),
        MoneyJson.of(row.cost()));
  }

  private static List<TagJson> tags(List<UsageGrouping> by, Row row) {
    return by.stream()
        .filter(each -> each.by() == By.TAG)
        .map(each -> new TagJson(each.tag(), row.keys().get(by.indexOf(each)).id()))
        .toList();
  }

  private static Key key(List<UsageGrouping> by, Row row, By one) {
    int at = one == By.TAG ? -1 : by.indexOf(UsageGrouping.of(one));
    return at < 0 ? null : row.keys().get(at);
  }

  private static String text(Key key) {
    return key == null ? null : key.id();
  }

  private static UUID id(Key key) {
    return text(key) == null ? null : UUID.fromString(text(key));
  }

  private static String name(Key key) {
    return key == null ? null : key.name();
  }
}
