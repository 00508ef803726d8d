package org.nephos.web.budget;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code budget/list.xhtml}: the budgets that the person sees, and how they stand. */
@Named
@RequestScoped
public class ListBudgetsBacking implements Downloadable<BudgetView> {
  @Inject private BudgetFacade budgets;
  @Inject private BudgetWords about;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<BudgetView> page;

  /** The budgets by name. */
  public Page<BudgetView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return shell.ofTenant(listing.query("name"));
  }

  @Override
  public Page<BudgetView> read(ListQuery query) {
    return budgets.list(query);
  }

  @Override
  public Class<BudgetView> type() {
    return BudgetView.class;
  }

  /** Whether the list is narrowed. */
  public boolean isFiltered() {
    return listing.parameter("name") != null;
  }

  /** What a budget is about. */
  public String about(BudgetView budget) {
    return about.about(budget);
  }
}
