package org.nephos.web.budget;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.budget.api.BudgetAlertView;
import org.nephos.budget.api.BudgetDeliveryView;
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetView;
import org.nephos.list.api.ListQuery;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code budget/detail.xhtml}: how a budget stands, and what was told of it. */
@Named
@RequestScoped
public class BudgetDetailBacking {
  private static final ListQuery LATEST = new ListQuery(Map.of(), null, 50, null);
  private static final String DELETE = "delete";

  @Inject private BudgetFacade budgets;
  @Inject private BudgetWords about;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private BudgetView budget;
  private List<BudgetAlertView> alerts;
  private List<BudgetDeliveryView> deliveries;

  /** The budget. */
  public BudgetView getBudget() {
    if (budget == null) {
      budget = budgets.get(Ids.require(listing.parameter("id")));
    }
    return budget;
  }

  /** What it is about. */
  public String getAbout() {
    return about.about(getBudget());
  }

  /** Whether the person can try to change it; the facade decides. */
  public boolean isChangeable() {
    return shell.may("BUDGET_CHANGE");
  }

  /** What was told last. */
  public List<BudgetAlertView> getAlerts() {
    if (alerts == null) {
      alerts = budgets.alerts(getBudget().id(), LATEST).items();
    }
    return alerts;
  }

  /** The last calls of its webhook. */
  public List<BudgetDeliveryView> getDeliveries() {
    if (deliveries == null) {
      deliveries = budgets.deliveries(getBudget().id(), LATEST).items();
    }
    return deliveries;
  }

  /** Deletes it, or makes a call again, whose id was sent. */
  public String act() {
    String act = listing.parameter("act");
    if (DELETE.equals(act)) {
      budgets.delete(getBudget().id());
      MessagesBacking.done(words.with("budget.done.deleted"));
      return "/budget/list?faces-redirect=true";
    }
    budgets.redeliver(getBudget().id(), Ids.require(act));
    MessagesBacking.done(words.with("budget.done.again"));
    return "/budget/detail?faces-redirect=true&id=" + getBudget().id();
  }
}
