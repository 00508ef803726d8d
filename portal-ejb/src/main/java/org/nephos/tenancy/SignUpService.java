package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.Names;
import org.nephos.tenancy.api.SignUpFacade;
import org.nephos.tenancy.api.SignUpView;
import org.nephos.tenancy.api.SubmitSignUp;

/** Requests for tenants. */
@Stateless
public class SignUpService implements SignUpFacade {
  @Inject private SignUpRequests requests;
  @Inject private SignUpDecision decision;
  @Inject private AccessService access;
  @Inject private PersonRegister register;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @OpenToAll("returns what the caller has asked for; all of it to the operator only")
  public Page<SignUpView> requests(ListQuery query) {
    return requests.page(query);
  }

  @Override
  @OpenToAll("shown to who asked and to the operator, and to nobody else")
  public SignUpView request(UUID id) {
    access.checkVisible(ResourceKind.SIGN_UP_REQUEST, id);
    return requests.get(id);
  }

  @Override
  @OpenToAll("whoever can sign in may ask; nothing comes of it before the operator decides")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SignUpView submit(SubmitSignUp command, String idempotencyKey) {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      throw new UnauthenticatedException();
    }
    if (caller.token() != null) {
      throw new ForbiddenException(
          Permission.PEOPLE_CHANGE, "Ask for a tenant by signing in, not by an API token.");
    }
    register.signIn(caller);
    return idempotency.once(
        idempotencyKey, command, SignUpView.class, () -> requests.submit(command));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SignUpView approve(@Names(ResourceKind.SIGN_UP_REQUEST) UUID id, ApproveSignUp command) {
    return transactions.inNew(() -> decision.approve(id, command));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SignUpView deny(@Names(ResourceKind.SIGN_UP_REQUEST) UUID id, String reason) {
    return transactions.inNew(() -> decision.deny(id, reason));
  }

  @Override
  @OpenToAll("says whom to ask to who may be without any right")
  public String supportContact() {
    return SignUpRequests.supportContact();
  }
}
