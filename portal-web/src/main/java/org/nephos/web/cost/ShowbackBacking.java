package org.nephos.web.cost;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.api.CounterView;
import org.nephos.billing.api.SavingsView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.billing.api.UsageGapView;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.billing.api.UsageTotalsQuery;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.billing.api.UsageTotalsView.Row;
import org.nephos.list.api.ListQuery;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code cost/showback.xhtml}: where the money goes, and where it need not go. */
@Named
@RequestScoped
public class ShowbackBacking {
  private static final List<String> TABS = List.of("spend", "savings", "counters");

  /** What the address can say; all of it is kept from one page to the next. */
  private static final List<String> KEPT = List.of("period", "from", "to", "by", "project");

  @Inject private UsageFacade usage;
  @Inject private ShellBacking shell;
  @Inject private MonthBacking month;
  @Inject private Listing listing;
  @Inject private Words words;

  private UsageTotalsView totals;
  private SavingsView savings;
  private List<CounterView> counters;
  private List<UsageGapView> gaps;
  private List<String> tagKeys;

  /** The tabs there are. */
  public List<String> getTabs() {
    return TABS;
  }

  /** The open tab. */
  public String getTab() {
    String tab = listing.parameter("tab");
    return tab != null && TABS.contains(tab) ? tab : TABS.get(0);
  }

  /** The time that is looked at. */
  public ShowbackPeriod getPeriod() {
    return ShowbackPeriod.of(
        listing.parameter("period"), listing.parameter("from"), listing.parameter("to"));
  }

  /** What the money is told apart by; in the beginning by project. */
  public UsageGrouping getGrouping() {
    List<UsageGrouping> by = UsageGrouping.parse(listing.parameter("by"));
    return by.isEmpty() ? UsageGrouping.of(By.PROJECT) : by.get(0);
  }

  /** What it can be told apart by: words, and each key of a tag that there is. */
  public List<String> getGroupings() {
    List<String> words = new ArrayList<>();
    for (By by : List.of(By.PROJECT, By.RESOURCE, By.METER, By.DAY, By.FLAVOR, By.ZONE)) {
      words.add(by.word());
    }
    getTagKeys().forEach(key -> words.add(new UsageGrouping(By.TAG, key).word()));
    String chosen = getGrouping().word();
    if (!words.contains(chosen)) {
      words.add(chosen);
    }
    return words;
  }

  private List<String> getTagKeys() {
    if (tagKeys == null) {
      tagKeys = usage.tagKeys(tenant(), project());
    }
    return tagKeys;
  }

  /** How people call a grouping. */
  public String told(String word) {
    UsageGrouping grouping = UsageGrouping.parse(word).get(0);
    return grouping.by() == By.TAG
        ? words.with("cost.showback.by.tag", grouping.tag())
        : words.of("cost.showback.by", word);
  }

  /** The figures, by day where there are days to draw. */
  public UsageTotalsView getTotals() {
    if (totals == null) {
      totals = usage.totals(query(isDaily()));
    }
    return totals;
  }

  /** Resources are many, and each day of each would be too much to draw. */
  private boolean isDaily() {
    return getGrouping().by() != By.RESOURCE;
  }

  private UsageTotalsQuery query(boolean daily) {
    List<UsageGrouping> by = new ArrayList<>(List.of(getGrouping()));
    UsageGrouping day = UsageGrouping.of(By.DAY);
    if (daily && !by.contains(day)) {
      by.add(day);
    }
    return new UsageTotalsQuery(tenant(), project(), getPeriod().span(), by);
  }

  /** What the file has: the totals as they are grouped on the page. */
  UsageTotalsQuery fileQuery() {
    return query(false);
  }

  /** The parts of the whole, the most expensive first; one list for each currency. */
  public List<ShowbackShares> getShares() {
    Map<String, List<Row>> currencies =
        getTotals().rows().stream().collect(Collectors.groupingBy(row -> row.cost().currency()));
    return currencies.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            each ->
                ShowbackShares.of(
                    each.getKey(), each.getValue(), getGrouping().by() == By.DAY, this::label))
        .toList();
  }

  /** The chart of a currency; null where there is none. */
  public ShowbackChart chart(ShowbackShares shares) {
    return isDaily() && !getTotals().lastDay().isBefore(getTotals().firstDay())
        ? ShowbackChart.of(getTotals(), shares, words.plain("cost.cost"))
        : null;
  }

  private String label(Row row) {
    UsageTotalsView.Key key = row.keys().get(0);
    if (key.id() == null) {
      return words.plain(
          getGrouping().by() == By.TAG ? "cost.showback.untagged" : "cost.showback.none");
    }
    return getGrouping().by() == By.METER
        ? words.of("meter", key.id())
        : key.name() == null ? key.id() : key.name();
  }

  /** What can be chosen of periods. */
  public List<String> getPeriods() {
    return ShowbackPeriod.WORDS;
  }

  /** What is idle, oversized or stopped. */
  public SavingsView getSavings() {
    if (savings == null) {
      savings = usage.savings(tenant(), project());
    }
    return savings;
  }

  /** What was counted in the time that is looked at. */
  public List<CounterView> getCounters() {
    if (counters == null) {
      counters = usage.counters(tenant(), project(), getPeriod().span());
    }
    return counters;
  }

  /** The newest gaps of the time that is looked at. */
  public List<UsageGapView> getGaps() {
    if (gaps == null) {
      gaps = usage.gaps(tenant(), project(), getPeriod().span(), ListQuery.firstPage()).items();
    }
    return gaps;
  }

  /** The address of the same page with something else in it; an empty value takes it off. */
  public String with(String name, String value) {
    return address("showback.xhtml", name, value);
  }

  /** The page of one project's resources. */
  public String intoProject(String id) {
    return address("showback.xhtml", "by", "resource") + "&project=" + id;
  }

  /** The address of the file with the same figures. */
  public String getFile() {
    return address("showback.csv", "tab", "");
  }

  private String address(String page, String name, String value) {
    StringBuilder address = new StringBuilder(page);
    char mark = '?';
    for (String kept : KEPT) {
      String given = kept.equals(name) ? value : listing.parameter(kept);
      if (given != null && !given.isEmpty()) {
        address.append(mark).append(kept).append('=').append(encoded(given));
        mark = '&';
      }
    }
    if (!KEPT.contains(name) && !value.isEmpty()) {
      address.append(mark).append(name).append('=').append(encoded(value));
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The project that was stepped into, or null. */
  public String getProjectName() {
    UUID project = stepped();
    return project == null
        ? null
        : shell.getMe().tenants().stream()
            .flatMap(tenant -> tenant.projects().stream())
            .filter(each -> each.id().equals(project))
            .map(each -> each.name())
            .findFirst()
            .orElse(project.toString());
  }

  private UUID tenant() {
    return shell.getTenant() == null ? null : shell.getTenant().id();
  }

  private UUID project() {
    UUID stepped = stepped();
    return stepped != null ? stepped : month.isWholeTenant() ? null : shell.getProjectId();
  }

  private UUID stepped() {
    String project = listing.parameter("project");
    return project == null ? null : Ids.require(project);
  }
}
