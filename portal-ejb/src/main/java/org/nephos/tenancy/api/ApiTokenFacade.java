package org.nephos.tenancy.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.Role;

/** Tokens that scripts sign in with for a person: in one project, in one role, until their end. */
public interface ApiTokenFacade {
  /**
   * The caller's own tokens, and for who runs a tenant all of its people's; filters {@code name},
   * {@code project}, {@code state}. Revoked ones come only when they are asked for by state.
   */
  Page<ApiTokenView> tokens(ListQuery query);

  ApiTokenView token(UUID id);

  /** The roles that the caller may give a token in this project, the one that may most first. */
  List<Role> tokenRoles(UUID project);

  /** Makes a token for the caller; nobody gives one more than they hold. */
  CreatedApiToken createToken(CreateApiToken command, String idempotencyKey);

  /** Takes a token back; it is refused from the next request on. Once more changes nothing. */
  void revokeToken(UUID id);

  /**
   * Whose token this is, and notes that it was used.
   *
   * @param from the address that it comes from
   * @return nobody when it is malformed, unknown, expired or revoked, or when its person has no
   *     role in its project any more
   */
  Optional<ApiTokenHolder> recognise(String token, String from);
}
