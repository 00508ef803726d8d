package org.nephos.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nephos.audit.api.AuditFacade;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.ChainView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code audit/list.xhtml}: who did what, and what was refused. */
@Named
@RequestScoped
public class ListAuditBacking {
  private static final List<String> CHIPS = List.of("done", "refused");
  private static final String[] FILTERS = {
    "actor", "type", "tenant", "project", "resource", "outcome", "correlationId"
  };
  private static final int SHORT = 8;

  @Inject private AuditFacade audit;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private Page<AuditView> page;
  private ChainView chain;

  /** The rows of this page. */
  public Page<AuditView> getPage() {
    if (page == null) {
      page = audit.list(query());
    }
    return page;
  }

  /** What the address asks for; days are those of UTC, the last one is included. */
  ListQuery query() {
    return shell
        .ofTenant(listing.query(FILTERS))
        .with("from", begin(listing.parameter("from"), 0))
        .with("to", begin(listing.parameter("to"), 1));
  }

  private static String begin(String day, int later) {
    try {
      return day == null
          ? null
          : LocalDate.parse(day)
              .plusDays(later)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The filters of the address, for the exports. */
  public String getFilters() {
    TreeMap<String, String> given = new TreeMap<>();
    Stream.concat(Stream.of(FILTERS), Stream.of("from", "to"))
        .filter(name -> listing.parameter(name) != null)
        .forEach(name -> given.put(name, listing.parameter(name)));
    return given.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }

  /** The beginning of a correlation id. */
  public String shortened(String id) {
    return id.length() <= SHORT ? id : id.substring(0, SHORT);
  }

  /** Checks the chain; it only looks, so nothing is asked again and nothing is lost by a reload. */
  public String act() {
    chain = audit.verify(null, null);
    return null;
  }

  /** Whether the chain was found whole. */
  public boolean isWhole() {
    return chain != null && chain.whole();
  }

  /** What the check of the chain has found; null when there was none. */
  public String getVerdict() {
    if (chain == null) {
      return null;
    }
    if (chain.whole()) {
      return words.with("audit.chain.whole", chain.checked());
    }
    return "missing".equals(chain.reason())
        ? words.with("audit.chain.missing", chain.checked(), chain.brokenAt())
        : words.with("audit.chain.changed", chain.checked(), chain.brokenAt());
  }
}
