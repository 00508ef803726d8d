package org.nephos.web.token;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.InvalidException;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.ApiTokenFacade;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreatedApiToken;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/**
 * {@code token/list.xhtml}: the API tokens of the project. A new one's secret is on the page that
 * answers the form and nowhere else, so there is no redirect behind it.
 */
@Named
@RequestScoped
public class ListTokensBacking implements Downloadable<ApiTokenView> {
  private static final List<String> DAYS = List.of("7", "30", "90", "365");

  @Inject private ApiTokenFacade tokens;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private final Clock clock = Clock.systemUTC();

  private String token;
  private String name;
  private String role;
  private String expiresAt = "90";
  private CreatedApiToken made;
  private Page<ApiTokenView> page;
  private List<Role> roles;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The tokens of the project that the person sees. */
  public Page<ApiTokenView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    ListQuery query = listing.query("name", "state");
    return shell.getProjectId() == null
        ? query
        : query.with("project", shell.getProjectId().toString());
  }

  @Override
  public Page<ApiTokenView> read(ListQuery query) {
    return shell.getProjectId() == null ? new Page<>(List.of(), null) : tokens.tokens(query);
  }

  @Override
  public Class<ApiTokenView> type() {
    return ApiTokenView.class;
  }

  /** The roles that the person may give; none without a project. */
  public List<Role> getRoles() {
    if (roles == null) {
      roles = shell.mayHere("TOKEN_SEE") ? tokens.tokenRoles(shell.getProjectId()) : List.of();
    }
    return roles;
  }

  /** For how many days a token can be made. */
  public List<String> getDays() {
    return DAYS;
  }

  /** How such a number of days is written. */
  public String term(String days) {
    return words.with("token.days", Integer.valueOf(days));
  }

  /** Makes a token and shows it, this once. */
  public String create() {
    CreateApiToken command =
        new CreateApiToken(
            shell.getProjectId(), name, role == null ? null : Role.valueOf(role), end());
    made = tokens.createToken(command, FormKey.of(token, name, role, expiresAt));
    token = FormKey.token();
    name = null;
    return null;
  }

  /** At a full hour, so that a form that is sent twice asks twice for the same. */
  private Instant end() {
    if (!DAYS.contains(expiresAt)) {
      throw new InvalidException("expiresAt", "value", words.with("token.list.expiresAt.unknown"));
    }
    return clock
        .instant()
        .truncatedTo(ChronoUnit.HOURS)
        .plus(Duration.ofDays(Long.parseLong(expiresAt)));
  }

  /** Takes a token back. */
  public String revoke() {
    tokens.revokeToken(Ids.require(listing.parameter("act")));
    MessagesBacking.done(words.with("token.done.revoked"));
    return nav.again();
  }

  /** What was just made; null on every other page. */
  public CreatedApiToken getMade() {
    return made;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  public String getExpiresAt() {
    return expiresAt;
  }

  public void setExpiresAt(String expiresAt) {
    this.expiresAt = expiresAt;
  }
}
