package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.ApiTokenFacade;
import org.nephos.tenancy.api.ApiTokenHolder;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.CreatedApiToken;
import org.nephos.tenancy.api.Names;

/** Tokens of people for their scripts. */
@Stateless
public class ApiTokenService implements ApiTokenFacade {
  @Inject private ApiTokens tokens;
  @Inject private ApiTokenIssue issue;
  @Inject private ApiTokenRecognition recognition;
  @Inject private PersonRegister people;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.TOKEN_SEE)
  public Page<ApiTokenView> tokens(ListQuery query) {
    return tokens.page(query);
  }

  @Override
  @Requires(Permission.TOKEN_SEE)
  public ApiTokenView token(@Names(ResourceKind.API_TOKEN) UUID id) {
    return tokens.get(id);
  }

  @Override
  @Requires(Permission.TOKEN_SEE)
  public List<Role> tokenRoles(@Names(ResourceKind.PROJECT) UUID project) {
    return issue.roles(project);
  }

  @Override
  @Requires(Permission.TOKEN_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CreatedApiToken createToken(CreateApiToken command, String idempotencyKey) {
    people.signIn(CallerScope.current());
    return issue.once(command, idempotencyKey);
  }

  @Override
  @Requires(Permission.TOKEN_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void revokeToken(@Names(ResourceKind.API_TOKEN) UUID id) {
    transactions.runInNew(() -> tokens.revoke(id));
  }

  @Override
  @OpenToAll("it is how a token says whose it is; who has it may know that")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<ApiTokenHolder> recognise(String token, String from) {
    return recognition.of(token, from);
  }
}
