package org.nephos.tenancy.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Who belongs to no tenant asks for one here, and the operator decides. */
public interface SignUpFacade {
  /** The caller's own requests, newest first; the operator sees all. Filters {@code state}. */
  Page<SignUpView> requests(ListQuery query);

  /**
   * One request.
   *
   * @throws org.nephos.problem.api.NotFoundException when it is somebody else's
   */
  SignUpView request(UUID id);

  /**
   * Asks for a tenant.
   *
   * @throws org.nephos.problem.api.ConflictException {@code already-asked}, {@code name-taken}
   */
  SignUpView submit(SubmitSignUp command, String idempotencyKey);

  /**
   * Makes the tenant, with who asked as its first administrator, in one transaction.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict}, {@code name-taken}
   */
  SignUpView approve(UUID id, ApproveSignUp command);

  /** Says no; the reason is mandatory. */
  SignUpView deny(UUID id, String reason);

  /** Whom to ask when something is missing; empty when nobody is named. */
  String supportContact();
}
