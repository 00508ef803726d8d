package org.nephos.web.budget;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/**
 * {@code budget/edit.xhtml}: a new budget, or one that is there. The secret of its webhook is on
 * the page that answers the form and nowhere else, so there is no redirect behind it then.
 */
@Named
@RequestScoped
public class EditBudgetBacking {
  @Inject private BudgetFacade budgets;
  @Inject private AccessFacade access;
  @Inject private BudgetWords about;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private final BudgetForm form = new BudgetForm();
  private String token;
  private BudgetView budget;
  private SavedBudget saved;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Reads the budget when the page is asked for, by who may change it. */
  public void load() {
    if (!isThere()) {
      access.checkAnywhere(Permission.BUDGET_CHANGE);
    } else if (!FacesContext.getCurrentInstance().isPostback()) {
      access.check(Permission.BUDGET_CHANGE, ResourceKind.BUDGET, getBudget().id());
      form.fill(getBudget());
    }
  }

  /** Whether it is one that is there already. */
  public boolean isThere() {
    return listing.parameter("id") != null;
  }

  /** The budget that is there. */
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

  /** The currency of its amount. */
  public String getCurrency() {
    return isThere() ? getBudget().amount().currency() : budgets.currency(tenant());
  }

  private UUID tenant() {
    return shell.getTenant().id();
  }

  /** The projects that it can be about. */
  public List<ProjectView> getProjects() {
    MeView.MembershipView tenant = shell.getTenant();
    return tenant == null ? List.of() : tenant.projects();
  }

  /** Makes it, or says it anew. */
  public String save() {
    BudgetSpec spec = form.spec(getCurrency(), words);
    SavedBudget done = isThere() ? budgets.change(getBudget().id(), spec, version()) : create(spec);
    if (done.webhookSecret() != null) {
      saved = done;
      return null;
    }
    MessagesBacking.done(words.with("budget.done.saved"));
    return "/budget/detail?faces-redirect=true&id=" + done.budget().id();
  }

  private SavedBudget create(BudgetSpec spec) {
    CreateBudget command = new CreateBudget(tenant(), form.project(), form.tag(words), spec);
    return budgets.create(command, FormKey.of(token, command));
  }

  private Long version() {
    String text = listing.parameter("version");
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  /** What was just saved with a secret to show; null on every other page. */
  public SavedBudget getSaved() {
    return saved;
  }

  /** The fields. */
  public BudgetForm getForm() {
    return form;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }
}
