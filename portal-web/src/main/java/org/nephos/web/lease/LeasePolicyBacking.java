package org.nephos.web.lease;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Lengths;
import org.nephos.web.text.Words;

/** {@code lease/policy.xhtml}: what holds for leases, in a tenant or in all of the cloud. */
@Named
@RequestScoped
public class LeasePolicyBacking {
  @Inject private LeaseFacade leases;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private LeasePolicyView policy;
  private String maximum;
  private String mandatory;
  private String defaultTerm;
  private String warnBefore;
  private String grace;
  private String freeExtensions;

  /** Puts into the fields what holds, when the page is asked for. */
  public void load() {
    LeasePolicyView now = getPolicy();
    maximum = Lengths.typed(now.maximum());
    mandatory = Boolean.toString(now.mandatory());
    defaultTerm = Lengths.typed(now.usual());
    warnBefore = now.warnings().stream().map(Lengths::typed).collect(Collectors.joining(", "));
    grace = Lengths.typed(now.grace());
    freeExtensions = now.freeExtensions() == null ? "" : now.freeExtensions().toString();
  }

  /** What holds: of the tenant that the address names, of the reader's own, or of the cloud. */
  public LeasePolicyView getPolicy() {
    if (policy == null) {
      UUID tenant = tenant();
      policy = tenant == null ? leases.policyOfCloud() : leases.policyOfTenant(tenant);
    }
    return policy;
  }

  private UUID tenant() {
    String named = listing.parameter("tenant");
    if (named != null) {
      return Ids.require(named);
    }
    if (shell.may("CLOUD_OPERATE")) {
      return null;
    }
    if (shell.getTenant() == null) {
      throw new NotFoundException();
    }
    return shell.getTenant().id();
  }

  /** Says what holds from now on. */
  public String save() {
    List<Violation> violations = new ArrayList<>();
    ChangeLeasePolicy command =
        new ChangeLeasePolicy(
            length("maximum", maximum, violations),
            Boolean.parseBoolean(mandatory),
            length("defaultTerm", defaultTerm, violations),
            warnings(violations),
            length("grace", grace, violations),
            free(violations));
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    UUID tenant = tenant();
    if (tenant == null) {
      leases.changePolicyOfCloud(command, null);
    } else {
      leases.changePolicyOfTenant(tenant, command, null);
    }
    MessagesBacking.done(words.with("lease.policy.done"));
    return nav.again();
  }

  private List<Duration> warnings(List<Violation> violations) {
    List<Duration> warnings = new ArrayList<>();
    for (String one : (warnBefore == null ? "" : warnBefore).split(",", -1)) {
      if (!one.isBlank()) {
        warnings.add(length("warnBefore", one, violations));
      }
    }
    return warnings;
  }

  private Duration length(String field, String typed, List<Violation> violations) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    return Lengths.read(typed)
        .orElseGet(
            () -> {
              violations.add(new Violation(field, "value", words.with("lease.policy.length")));
              return Duration.ZERO;
            });
  }

  private Integer free(List<Violation> violations) {
    if (freeExtensions == null || freeExtensions.isBlank()) {
      return null;
    }
    if (!freeExtensions.strip().matches("\\d{1,4}")) {
      violations.add(new Violation("freeExtensions", "value", words.with("lease.policy.number")));
      return null;
    }
    return Integer.valueOf(freeExtensions.strip());
  }

  public String getMaximum() {
    return maximum;
  }

  public void setMaximum(String maximum) {
    this.maximum = maximum;
  }

  public String getMandatory() {
    return mandatory;
  }

  public void setMandatory(String mandatory) {
    this.mandatory = mandatory;
  }

  public String getDefaultTerm() {
    return defaultTerm;
  }

  public void setDefaultTerm(String defaultTerm) {
    this.defaultTerm = defaultTerm;
  }

  public String getWarnBefore() {
    return warnBefore;
  }

  public void setWarnBefore(String warnBefore) {
    this.warnBefore = warnBefore;
  }

  public String getGrace() {
    return grace;
  }

  public void setGrace(String grace) {
    this.grace = grace;
  }

  public String getFreeExtensions() {
    return freeExtensions;
  }

  public void setFreeExtensions(String freeExtensions) {
    this.freeExtensions = freeExtensions;
  }
}
