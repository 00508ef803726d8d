package org.nephos.web.policy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.ImageView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderKind;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code policy/edit.xhtml}: a new policy, or one that is there. */
@Named
@RequestScoped
public class EditPolicyBacking {
  @Inject private OrderPolicyFacade policies;
  @Inject private CatalogFacade catalog;
  @Inject private TenancyFacade tenancy;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;
  @Inject private HttpServletRequest request;

  private final PolicyForm form = new PolicyForm();
  private String token;
  private String tenant;
  private OrderPolicyView policy;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Reads the policy when the page is asked for. */
  public void load() {
    if (isThere() && !FacesContext.getCurrentInstance().isPostback()) {
      form.fill(getPolicy().policy());
    }
  }

  /** Whether it is one that is there already. */
  public boolean isThere() {
    return listing.parameter("id") != null;
  }

  /** The policy that is there. */
  public OrderPolicyView getPolicy() {
    if (policy == null) {
      policy = policies.get(Ids.require(listing.parameter("id")));
    }
    return policy;
  }

  /** Whether the reader may change it. */
  public boolean isChangeable() {
    return !isThere() || shell.getMe().operator() || !getPolicy().byOperator();
  }

  /** Makes it, or says it anew. */
  public String save() {
    OrderPolicySpec said = form.policy(ids("flavor"), chosen("zone"), ids("image"), words);
    if (isThere()) {
      policies.change(getPolicy().id(), said, version());
    } else {
      policies.create(new CreateOrderPolicy(tenantId(), said), FormKey.of(token, said));
    }
    MessagesBacking.done(words.with("policy.done.saved"));
    return "/policy/list?faces-redirect=true";
  }

  private Long version() {
    String text = listing.parameter("version");
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private UUID tenantId() {
    return shell.getMe().operator() ? Ids.read(tenant) : shell.getTenant().id();
  }

  private List<String> chosen(String what) {
    String[] values = request.getParameterValues(what);
    return values == null ? List.of() : Arrays.asList(values);
  }

  private List<UUID> ids(String what) {
    return chosen(what).stream().map(Ids::read).filter(Objects::nonNull).toList();
  }

  /** Whether a thing of a list is chosen. */
  public boolean isChosen(String what, Object value) {
    if (FacesContext.getCurrentInstance().isPostback()) {
      return chosen(what).contains(value.toString());
    }
    return isThere()
        && said(what).stream().anyMatch(one -> one.toString().equals(value.toString()));
  }

  private List<?> said(String what) {
    OrderPolicySpec said = getPolicy().policy();
    return switch (what) {
      case "flavor" -> said.conditions().flavors();
      case "zone" -> said.conditions().zones();
      default -> said.rules().images();
    };
  }

  /** The tenants that the operator can make one for. */
  public List<TenantView> getTenants() {
    return shell.getMe().operator() ? tenancy.tenants(all()).items() : List.of();
  }

  public List<FlavorView> getFlavors() {
    return catalog.flavors(all()).items();
  }

  public List<ImageView> getImages() {
    return catalog.images(all().with("state", "ACTIVE")).items();
  }

  public List<ZoneView> getZones() {
    return catalog.zones(all()).items();
  }

  private static ListQuery all() {
    return new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);
  }

  /** What can become of an order. */
  public List<PolicyOutcome> getOutcomes() {
    return List.of(PolicyOutcome.values());
  }

  /** Who can decide. */
  public List<Approver> getApprovers() {
    return List.of(Approver.values());
  }

  /** What can become of an order that nobody decides. */
  public List<DefaultDecision> getDefaultDecisions() {
    return List.of(DefaultDecision.values());
  }

  /** What can be ordered. */
  public List<String> getKinds() {
    return Arrays.stream(OrderKind.values()).map(OrderKind::word).toList();
  }

  /** The fields. */
  public PolicyForm getForm() {
    return form;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getTenant() {
    return tenant;
  }

  public void setTenant(String tenant) {
    this.tenant = tenant;
  }
}
