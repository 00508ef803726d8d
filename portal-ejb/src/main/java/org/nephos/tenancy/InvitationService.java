package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.CreateInvitation;
import org.nephos.tenancy.api.InvitationFacade;
import org.nephos.tenancy.api.InvitationOffer;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.Names;
import org.nephos.tenancy.api.OpenInvitation;

/** Invitations by mail. */
@Stateless
public class InvitationService implements InvitationFacade {
  @Inject private Invitations invitations;
  @Inject private InvitationIssue issue;
  @Inject private InvitationAcceptance acceptance;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.PEOPLE_SEE)
  public Page<InvitationView> invitations(ListQuery query) {
    return invitations.page(query);
  }

  @Override
  @Requires(Permission.PEOPLE_SEE)
  public InvitationView invitation(@Names(ResourceKind.INVITATION) UUID id) {
    return invitations.get(id);
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InvitationView invite(CreateInvitation command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, InvitationView.class, () -> issue.create(command));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InvitationView resend(@Names(ResourceKind.INVITATION) UUID id) {
    return transactions.inNew(() -> issue.resend(id));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void revoke(@Names(ResourceKind.INVITATION) UUID id) {
    transactions.runInNew(() -> issue.revoke(id));
  }

  @Override
  @OpenToAll("who has the secret of the letter may read what it says")
  public InvitationOffer offer(String secret) {
    return acceptance.offer(secret);
  }

  @Override
  @OpenToAll("offers what is open to the caller's own verified address")
  public List<OpenInvitation> offered() {
    return acceptance.offered();
  }

  @Override
  @OpenToAll("being the one whose verified address is invited is the right to accept it")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MemberView acceptOffered(UUID id) {
    return acceptance.acceptOffered(id);
  }

  @Override
  @OpenToAll("being the one whose verified address is invited is the right to decline it")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void decline(UUID id) {
    acceptance.decline(id);
  }

  @Override
  @OpenToAll("the secret of the letter is the right to accept it")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MemberView accept(String secret) {
    return acceptance.accept(secret);
  }
}
