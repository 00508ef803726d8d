package org.nephos.rest.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.SavingsView;

/** What could be saved, and by which limits. */
@Schema(name = "Savings")
public record SavingsJson(
    Instant from,
    Instant to,
    LimitsJson limits,
    List<InstanceJson> items,
    @Schema(description = "All together a month, one for each currency.") List<MoneyJson> savings,
    String next) {

  /** What is idle, and what is oversized. */
  @Schema(name = "SavingsLimits")
  public record LimitsJson(
      @Schema(description = "Below this on average.") int idleCpuPercent,
      @Schema(description = "Below this on average.") int idleNetworkKbPerSecond,
      @Schema(description = "Never above this.") int oversizedCpuPercent,
      @Schema(description = "So many hours must have been measured.") int leastHours) {}

  /** One instance. */
  @Schema(name = "SavingsInstance")
  public record InstanceJson(
      @Schema(examples = "IDLE") SavingsView.Kind kind,
      UUID id,
      String name,
      UUID project,
      String flavor,
      @Schema(nullable = true, description = "Null of a stopped one.") MeasuredJson measured,
      @Schema(description = "What it costs in 730 hours.") MoneyJson monthly,
      @Schema(nullable = true, description = "Of an oversized one only.") ProposalJson proposed,
      MoneyJson saving) {}

  /** What was measured. */
  @Schema(name = "SavingsMeasured")
  public record MeasuredJson(
      int hours,
      @Schema(type = SchemaType.STRING, examples = "1.7") BigDecimal cpuAveragePercent,
      @Schema(type = SchemaType.STRING, examples = "3.0") BigDecimal cpuMostPercent,
      @Schema(type = SchemaType.STRING, examples = "4.2") BigDecimal networkKbPerSecond,
      @Schema(nullable = true) Long ramMostMib) {}

  /** A smaller flavor. */
  @Schema(name = "SavingsProposal")
  public record ProposalJson(
      UUID id, String name, int vcpus, int ramMib, int diskGib, MoneyJson monthly) {}

  static SavingsJson of(SavingsView view) {
    SavingsView.Limits limits = view.limits();
    return new SavingsJson(
        view.from(),
        view.to(),
        new LimitsJson(
            limits.idleCpuPercent(),
            limits.idleNetworkKbPerSecond(),
            limits.oversizedCpuPercent(),
            limits.leastHours()),
        view.instances().stream().map(SavingsJson::instance).toList(),
        view.savings().stream().map(MoneyJson::of).toList(),
        null);
  }

  private static InstanceJson instance(SavingsView.Instance each) {
    return new InstanceJson(
        each.kind(),
        each.id(),
        each.name(),
        each.project(),
        each.flavor(),
        measured(each.measured()),
        MoneyJson.of(each.monthly()),
        proposed(each.proposed()),
        MoneyJson.of(each.saving()));
  }

  private static MeasuredJson measured(SavingsView.Measured measured) {
    return measured == null
        ? null
        : new MeasuredJson(
            measured.hours(),
            measured.cpuAverage(),
            measured.cpuMost(),
            measured.networkAverage(),
            measured.ramMostMib());
  }

  private static ProposalJson proposed(SavingsView.Proposal proposed) {
    return proposed == null
        ? null
        : new ProposalJson(
            proposed.id(),
            proposed.name(),
            proposed.vcpus(),
            proposed.ramMib(),
            proposed.diskGib(),
            MoneyJson.of(proposed.monthly()));
  }
}
