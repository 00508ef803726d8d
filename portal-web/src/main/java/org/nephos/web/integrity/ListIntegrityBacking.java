package org.nephos.web.integrity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nephos.integrity.api.IntegrityFacade;
import org.nephos.integrity.api.InvariantView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code integrity/list.xhtml}: whether the cloud's rows agree. */
@Named
@RequestScoped
public class ListIntegrityBacking implements Downloadable<InvariantView> {
  @Inject private IntegrityFacade integrity;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}(?=-\\d{2}T)");

  private List<InvariantView> all;

  /** The last check of each. */
  public List<InvariantView> getAll() {
    if (all == null) {
      all = read(query()).items();
    }
    return all;
  }

  @Override
  public ListQuery query() {
    return listing.query("state");
  }

  /** There are but a few of them, so that they are picked here. */
  @Override
  public Page<InvariantView> read(ListQuery query) {
    String state = query.filters().get("state");
    return new Page<>(
        integrity.list().stream()
            .filter(one -> state == null || one.state().equals(state))
            .toList(),
        null);
  }

  @Override
  public Class<InvariantView> type() {
    return InvariantView.class;
  }

  /** Those that do not hold. */
  public List<InvariantView> getDrifted() {
    return getAll().stream().filter(one -> !one.drift().isEmpty()).toList();
  }

  /** Whether it is about records of usage that a correction can put right. */
  public boolean isCorrectable(String invariant, String rule) {
    return invariant.equals("I4") && !rule.equals("usage-not-recorded");
  }

  /** The month of the first time that is told, as in {@code 2026-01}; null where none is. */
  public String monthOf(String detail) {
    Matcher month = MONTH.matcher(detail);
    return month.find() ? month.group() : null;
  }

  /** Checks all of them now. */
  public String act() {
    integrity.check();
    MessagesBacking.done(words.with("integrity.checked"));
    return nav.again();
  }
}
