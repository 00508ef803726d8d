package org.nephos.lease;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said of leases, for the cloud or for one tenant. */
@Entity
@Table(name = "lease_policy")
public class LeasePolicy {
  /** The id of what holds for every tenant that has nothing of its own. */
  public static final UUID CLOUD = new UUID(0, 0);

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  private Long maximum;
  private boolean mandatory;
  private Long usual;
  private String warnings;
  private long grace;

  @Column(name = "free_extensions")
  private Integer freeExtensions;

  private boolean bounded;

  @Column(name = "bound_maximum")
  private Long boundMaximum;

  @Column(name = "bound_mandatory")
  private boolean boundMandatory;

  @Version private long version;

  protected LeasePolicy() {}

  /**
   * A policy that says nothing of its own yet.
   *
   * @param tenant null for the cloud
   */
  public LeasePolicy(UUID tenant) {
    this.id = tenant == null ? CLOUD : tenant;
    this.tenantId = tenant;
    say(LeaseTerms.UNSAID);
  }

  /** Whether it is the cloud's, for every tenant that has nothing of its own. */
  public boolean isCloud() {
    return CLOUD.equals(id);
  }

  /** Says it. */
  public void say(LeaseTerms terms) {
    maximum = seconds(terms.maximum());
    mandatory = terms.mandatory();
    usual = seconds(terms.usual());
    warnings =
        terms.warnings().stream()
            .map(before -> Long.toString(before.toSeconds()))
            .collect(Collectors.joining(","));
    grace = terms.grace().toSeconds();
    freeExtensions = terms.freeExtensions();
  }

  /** Says how far the tenant's administrator may go; only the operator says so. */
  public void bind(Duration longest, boolean duty) {
    bounded = true;
    boundMaximum = seconds(longest);
    boundMandatory = duty;
  }

  private static Long seconds(Duration length) {
    return length == null ? null : length.toSeconds();
  }

  private static Duration length(Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  /** What was said, whatever the bound. */
  public LeaseTerms terms() {
    List<Duration> before =
        Stream.of(warnings.split(","))
            .filter(text -> !text.isEmpty())
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .toList();
    return new LeaseTerms(
        length(maximum),
        mandatory,
        length(usual),
        before,
        Duration.ofSeconds(grace),
        freeExtensions);
  }

  /** Whether the operator has said how far this tenant's administrator may go. */
  public boolean isBounded() {
    return bounded;
  }

  /** The longest term that the administrator may allow; null for any. */
  public Duration boundMaximum() {
    return length(boundMaximum);
  }

  /** Whether the administrator has to keep leases mandatory. */
  public boolean boundMandatory() {
    return boundMandatory;
  }

  public UUID id() {
    return id;
  }

  /** Null for the cloud. */
  public UUID tenantId() {
    return tenantId;
  }

  public long version() {
    return version;
  }
}
