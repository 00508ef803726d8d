package org.nephos.web.scaling;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.compute.api.MetricSeries;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.InvalidException;
import org.nephos.scaling.ScalingGroupState;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.scaling.api.ScalingDecisionView;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Times;
import org.nephos.web.text.Words;

/** {@code scaling/detail.xhtml}: a group, its members, its load and its decisions. */
@Named
@RequestScoped
public class ScalingDetailBacking {
  private static final Duration SHOWN = Duration.ofHours(1);

  private final Clock clock = Clock.systemUTC();

  @Inject private ScalingFacade scaling;
  @Inject private InstanceFacade instances;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;
  @Inject private Times times;

  private String id;
  private String min;
  private String desired;
  private ScalingGroupView group;
  private Page<ScalingDecisionView> decisions;
  private MetricSeries metric;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the group when the page is asked for. */
  public void load() {
    getGroup();
  }

  /** The group. */
  public ScalingGroupView getGroup() {
    if (group == null) {
      group = scaling.get(Ids.require(id));
    }
    return group;
  }

  /** Its members in any state but deleted. */
  public List<InstanceView> getMembers() {
    ListQuery all = new ListQuery(Map.of(), "name", ListQuery.MAX_LIMIT, null);
    return instances.list(all.with("scalingGroup", getGroup().id().toString())).items();
  }

  /** The decisions, newest first. */
  public Page<ScalingDecisionView> getDecisions() {
    if (decisions == null) {
      decisions = scaling.decisions(getGroup().id(), listing.query());
    }
    return decisions;
  }

  /** The mean load of the last hour. */
  public MetricSeries getMetric() {
    if (metric == null) {
      Instant now = clock.instant();
      metric = scaling.metric(getGroup().id(), now.minus(SHOWN), now);
    }
    return metric;
  }

  /** The decision that was made between a sample and the one before, for the chart; else null. */
  public ScalingDecisionView decisionAt(int sample) {
    List<MetricSeries.Point> points = getMetric().points();
    if (sample == 0) {
      return null;
    }
    Instant from = points.get(sample - 1).at();
    Instant to = points.get(sample).at();
    return getDecisions().items().stream()
        .filter(decision -> decision.from() != decision.to())
        .filter(decision -> decision.at().isAfter(from) && !decision.at().isAfter(to))
        .findFirst()
        .orElse(null);
  }

  /** A decision in words, with its numbers. */
  public String sentence(ScalingDecisionView decision) {
    String key = "scaling.decision." + decision.reason();
    String span = decision.windowSeconds() == null ? "" : times.span(decision.windowSeconds());
    String why =
        words.maybe(key).isEmpty()
            ? words.of("scaling.decision", decision.reason())
            : words.with(
                key,
                words.of("meter", decision.meter()),
                decision.value(),
                decision.threshold(),
                span);
    return decision.from() == decision.to()
        ? words.with("scaling.decision.hold", why, decision.from())
        : words.with("scaling.decision.change", why, decision.from(), decision.to());
  }

  /** Whether its order waits for an approval. */
  public boolean isWaiting() {
    return getGroup().state() == ScalingGroupState.PENDING_APPROVAL;
  }

  /** Whether the reader may change it. */
  public boolean isChangeable() {
    return shell.mayHere("SCALING_CHANGE");
  }

  /** Sets the least and the wanted number of members. */
  public String resize() {
    scaling.resize(
        Ids.require(id),
        new ResizeScalingGroup(read("min", min), read("desired", desired), null),
        null);
    MessagesBacking.done(words.with("scaling.detail.resized"));
    return nav.again();
  }

  private Integer read(String field, String text) {
    if (text == null || !text.matches("\\d{1,6}")) {
      throw new InvalidException(field, "number", words.with("form.wholeNumber"));
    }
    return Integer.valueOf(text);
  }

  /** Deletes the group and its members, or withdraws one that waits. */
  public String delete() {
    boolean waited = isWaiting();
    scaling.delete(Ids.require(id));
    MessagesBacking.done(words.with(waited ? "scaling.withdraw.done" : "scaling.detail.deleted"));
    return nav.again();
  }

  /** The least number of members, as typed or as it is. */
  public String getMin() {
    return min == null ? String.valueOf(getGroup().min()) : min;
  }

  public void setMin(String min) {
    this.min = min;
  }

  /** The wanted number of members, as typed or as it is. */
  public String getDesired() {
    return desired == null ? String.valueOf(getGroup().desired()) : desired;
  }

  public void setDesired(String desired) {
    this.desired = desired;
  }
}
