package org.nephos.rest.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.ApiTokenState;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.ApiTokenFacade;
import org.nephos.tenancy.api.ApiTokenHolder;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreatedApiToken;
import org.nephos.tenancy.api.TokenScope;

/** Makes every token that it is asked for and knows those that a test gave it. */
public final class FakeApiTokens implements ApiTokenFacade {
  public final List<CreateApiToken> created = new ArrayList<>();
  public final List<UUID> revoked = new ArrayList<>();
  public final List<ListQuery> queries = new ArrayList<>();
  public final List<TokenScope> callers = new ArrayList<>();
  public boolean broken;

  private final Map<String, ApiTokenHolder> known = new HashMap<>();

  /** Makes this text a good token of this person. */
  public TokenScope know(String token, UUID person) {
    TokenScope scope =
        new TokenScope(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Role.VIEWER);
    known.put(
        token,
        new ApiTokenHolder(
            person, "acme-user", "Ada Acme", "", scope, Instant.now().plusSeconds(60)));
    return scope;
  }

  /** Makes it unknown again. */
  public void forget(String token) {
    known.remove(token);
  }

  @Override
  public Page<ApiTokenView> tokens(ListQuery query) {
    queries.add(query);
    callers.add(CallerScope.current().token());
    return new Page<>(List.of(view(UUID.randomUUID(), "ci", Role.MEMBER)), null);
  }

  @Override
  public ApiTokenView token(UUID id) {
    return view(id, "ci", Role.MEMBER);
  }

  @Override
  public List<Role> tokenRoles(UUID project) {
    return List.of(Role.MEMBER);
  }

  @Override
  public CreatedApiToken createToken(CreateApiToken command, String idempotencyKey) {
    created.add(command);
    return new CreatedApiToken(
        view(UUID.randomUUID(), command.name(), Role.VIEWER),
        idempotencyKey == null ? "nph_secret" : null);
  }

  @Override
  public void revokeToken(UUID id) {
    revoked.add(id);
  }

  @Override
  public Optional<ApiTokenHolder> recognise(String token, String from) {
    if (broken) {
      throw new IllegalStateException("the database is away");
    }
    return Optional.ofNullable(known.get(token));
  }

  private static ApiTokenView view(UUID id, String name, Role role) {
    return new ApiTokenView(
        id,
        name,
        UUID.randomUUID(),
        "default",
        UUID.randomUUID(),
        "acme-user",
        role,
        "nph_secr",
        ApiTokenState.ACTIVE,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        null);
  }
}
