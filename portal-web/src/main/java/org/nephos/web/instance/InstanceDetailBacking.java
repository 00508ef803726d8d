package org.nephos.web.instance;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nephos.billing.Money;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.compute.api.TransitionView;
import org.nephos.problem.api.ConflictException;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code instance/detail.xhtml}: one instance, followed live. */
@Named
@RequestScoped
public class InstanceDetailBacking {
  private static final List<String> TABS = List.of("overview", "console", "metrics", "history");
  private static final List<String> BUTTONS =
      List.of("start", "resume", "stop", "reboot", "pause", "force-stop");

  @Inject private InstanceFacade instances;
  @Inject private InstanceActions actions;
  @Inject private UsageFacade usage;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String id;
  private String tab;
  private String reason;
  private InstanceView instance;
  private Money cost;
  private String consoleLog;
  private String consoleProblem;

  /** Takes what the address asks for; a form on the page carries it along. */
  @PostConstruct
  void begin() {
    id = listing.parameter("id");
    tab = listing.parameter("tab");
  }

  /** Reads the instance when the page is asked for, so that a missing one is a page of its own. */
  public void load() {
    getInstance();
  }

  /** The instance. */
  public InstanceView getInstance() {
    if (instance == null) {
      instance = instances.get(Ids.require(id));
    }
    return instance;
  }

  /** The tab that is open; the first for an unknown one. */
  public String getOpenTab() {
    return tab != null && TABS.contains(tab) ? tab : TABS.get(0);
  }

  /** What it can be made to do now, in the order of the buttons. */
  public List<String> getButtons() {
    return BUTTONS.stream().filter(getInstance().actions()::contains).toList();
  }

  /** Whether it can be deleted by the reader. */
  public boolean isDeletable() {
    return getInstance().actions().contains("delete");
  }

  /** Whether the page still has to wait for something. */
  public boolean isUnderWay() {
    return getInstance().task() != null
        || switch (getInstance().state()) {
          case REQUESTED, BUILDING -> true;
          default -> false;
        };
  }

  /** What it has cost this month; null where the reader may not see it or there is nothing yet. */
  public Money getCost() {
    if (cost == null && shell.may("COST_SEE") && shell.getTenant() != null) {
      cost =
          usage.monthToDate(getInstance().tenant(), getInstance().project()).resources().stream()
              .filter(share -> share.id().equals(getInstance().id()))
              .map(CostSummaryView.Share::cost)
              .reduce(Money::plus)
              .orElse(null);
    }
    return cost;
  }

  /** Its life so far, newest first. */
  public List<TransitionView> getHistory() {
    List<TransitionView> history = new ArrayList<>(instances.history(getInstance().id()));
    Collections.reverse(history);
    return history;
  }

  /** What the guest wrote to its console, as plain text; null where it cannot be read now. */
  public String getConsoleLog() {
    if (consoleLog == null && consoleProblem == null) {
      try {
        consoleLog = instances.consoleLog(getInstance().id());
      } catch (ConflictException unavailable) {
        consoleProblem = words.refusal(unavailable);
      }
    }
    return consoleLog;
  }

  /** Why the console's log cannot be read now; null where it can. */
  public String getConsoleProblem() {
    getConsoleLog();
    return consoleProblem;
  }

  /** Starts an action. */
  public String act(String action) {
    actions.perform(Ids.require(id), action, null);
    MessagesBacking.done(words.with("instance.done." + action, 1));
    return nav.again();
  }

  /** Deletes it. */
  public String delete() {
    actions.perform(Ids.require(id), "delete", reason);
    MessagesBacking.done(words.with("instance.done.delete", 1));
    return nav.again();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
