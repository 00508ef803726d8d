package org.nephos.web.budget;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.nephos.budget.api.BudgetView;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** What a budget is about, in words. */
@RequestScoped
public class BudgetWords {
  @Inject private ShellBacking shell;
  @Inject private Words words;

  /** With the tenant's name for who sees several. */
  String about(BudgetView budget) {
    String what =
        budget.project() != null
            ? words.with("budget.about.project", budget.projectName())
            : budget.tag() != null
                ? words.with("budget.about.tag", budget.tag())
                : words.plain("budget.about.tenant");
    return shell.getMe().operator()
        ? words.with("budget.about.whose", budget.tenantName(), what)
        : what;
  }
}
