package org.nephos.web.quota;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.problem.api.InvalidException;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaWarningsView;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code WEB-INF/quota/warnings.xhtml}: when the tenant is warned of its limits. */
@Named
@RequestScoped
public class QuotaWarningsBacking {
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private QuotaWarningsView view;
  private String thresholds;

  /** What holds now. */
  public QuotaWarningsView getView() {
    if (view == null) {
      view = quotas.warnings(tenant());
    }
    return view;
  }

  /** The numbers that hold now, in words. */
  public String getHolding() {
    return getView().thresholds().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private UUID tenant() {
    return shell.getTenant().id();
  }

  /** Sets them; an empty field is the cloud's. */
  public String save() {
    quotas.setWarnings(tenant(), thresholds == null || thresholds.isBlank() ? null : numbers());
    MessagesBacking.done(words.plain("quota.warnings.done"));
    return nav.again();
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (String part : thresholds.strip().split("[,;\\s%]+")) {
      if (!part.matches("\\d{1,3}")) {
        throw new InvalidException("thresholds", "range", words.plain("quota.warnings.wrong"));
      }
      numbers.add(Integer.valueOf(part));
    }
    return numbers;
  }

  /** What stands in the field: what was typed, else the tenant's own, else nothing. */
  public String getThresholds() {
    if (thresholds == null && getView().own()) {
      thresholds = getHolding();
    }
    return thresholds;
  }

  public void setThresholds(String thresholds) {
    this.thresholds = thresholds == null ? "" : thresholds;
  }
}
