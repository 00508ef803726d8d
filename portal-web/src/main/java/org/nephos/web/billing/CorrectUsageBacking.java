package org.nephos.web.billing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageCorrectionFacade;
import org.nephos.billing.api.UsageCorrectionView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Amounts;
import org.nephos.web.text.Times;
import org.nephos.web.text.Words;

/**
 * {@code billing/correction.xhtml}: what the records of a resource say of a month against what its
 * events say, and the way to put it right.
 */
@Named
@RequestScoped
public class CorrectUsageBacking implements Downloadable<ComparedInterval> {
  private static final int SHOWN = 200;

  @Inject private UsageCorrectionFacade corrections;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;
  @Inject private Amounts amounts;
  @Inject private Times times;

  private UsageComparisonView comparison;
  private String id;
  private String token;
  private String correctionReason;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Reads it when the page is asked for. */
  public void load() {
    getComparison();
  }

  /** Records against events. */
  public UsageComparisonView getComparison() {
    if (comparison == null) {
      comparison = corrections.comparison(Ids.require(id), listing.month("month"));
    }
    return comparison;
  }

  /** The first of the lines; the file has all of them. */
  public List<UsageComparisonView.Line> getShown() {
    List<UsageComparisonView.Line> all = getComparison().lines();
    return all.subList(0, Math.min(all.size(), SHOWN));
  }

  /** How many more there are, in the file. */
  public int getMore() {
    return Math.max(0, getComparison().lines().size() - SHOWN);
  }

  /** Puts right what was looked at, and nothing else. */
  public String correct() {
    UUID resource = Ids.require(id);
    CorrectUsage command = new CorrectUsage(getComparison().month(), correctionReason);
    Long version = version();
    UsageCorrectionView done =
        corrections.correct(
            resource,
            command,
            version,
            FormKey.of(token, resource, command.month(), correctionReason, version));
    MessagesBacking.done(
        words.with(
            "billing.correction.done",
            done.rows(),
            amounts.exact(done.difference(), done.currency()),
            times.month(done.countsTo())));
    return nav.again();
  }

  /** Of what was looked at; what is none of ours fits nothing. */
  private Long version() {
    String sent = listing.parameter("form-version");
    return sent != null && sent.matches("\\d{1,18}") ? Long.valueOf(sent) : Long.valueOf(-1);
  }

  @Override
  public String page() {
    return "correction";
  }

  @Override
  public ListQuery query() {
    return listing.query("id", "month");
  }

  @Override
  public Page<ComparedInterval> read(ListQuery query) {
    UsageComparisonView view = getComparison();
    return new Page<>(
        view.lines().stream().map(line -> ComparedInterval.of(line, view.currency())).toList(),
        null);
  }

  @Override
  public Class<ComparedInterval> type() {
    return ComparedInterval.class;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getCorrectionReason() {
    return correctionReason;
  }

  public void setCorrectionReason(String correctionReason) {
    this.correctionReason = correctionReason;
  }
}
