package org.nephos.tenancy.api;

import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * People are invited by mail. The secret in the letter proves that its bearer reads the invited
 * address, so whoever brings it may accept, under whatever address they sign in with: once, until
 * its end, and only while who had it sent still holds what it gives.
 */
public interface InvitationFacade {
  /**
   * The invitations of the caller's tenants that are open or have expired; others by the filter
   * {@code state}. Filters {@code tenant}, {@code email}, {@code role}, {@code state}.
   */
  Page<InvitationView> invitations(ListQuery query);

  InvitationView invitation(UUID id);

  /**
   * Invites somebody; the letter leaves by a job.
   *
   * @throws org.nephos.problem.api.ConflictException {@code already-invited}, {@code
   *     too-many-invitations}, {@code tenant-suspended}
   */
  InvitationView invite(CreateInvitation command, String idempotencyKey);

  /**
   * Sends another letter, with another secret and a new term; the caller answers for it from now
   * on.
   *
   * @throws org.nephos.problem.api.ConflictException {@code invitation-ended}, {@code too-soon}
   */
  InvitationView resend(UUID id);

  /** Takes it back; it opens nothing from the next request on. */
  void revoke(UUID id);

  /**
   * What the bearer of this secret is offered.
   *
   * @throws org.nephos.problem.api.NotFoundException when it is no secret of any invitation
   * @throws org.nephos.problem.api.ConflictException {@code invitation-ended}
   */
  InvitationOffer offer(String secret);

  /**
   * Gives the caller the role and uses the invitation up.
   *
   * @throws org.nephos.problem.api.NotFoundException when it is no secret of any invitation
   * @throws org.nephos.problem.api.ConflictException {@code invitation-ended}, {@code
   *     already-member}, {@code tenant-suspended}
   */
  MemberView accept(String secret);

  /**
   * The invitations that the caller can accept without a letter, the oldest first: those to the
   * address of the caller's account, if the identity provider has verified that it is theirs. None
   * to an API token.
   */
  List<OpenInvitation> offered();

  /**
   * Accepts one of these.
   *
   * @throws org.nephos.problem.api.NotFoundException when it is not open to the caller's address
   * @throws org.nephos.problem.api.ConflictException {@code invitation-ended}, {@code
   *     already-member}
   */
  MemberView acceptOffered(UUID id);

  /**
   * Says no to one of these; its letter's link opens nothing any more either.
   *
   * @throws org.nephos.problem.api.NotFoundException when it is not open to the caller's address
   */
  void decline(UUID id);
}
