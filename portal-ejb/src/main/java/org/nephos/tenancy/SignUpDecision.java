package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.mail.Outbox;
import org.nephos.problem.Reason;
import org.nephos.quota.QuotaSetting;
import org.nephos.request.RequestLife;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.tenancy.api.SignUpView;
import org.nephos.time.PortalClock;

/** The operator's word on a request for a tenant, as a part of the caller's transaction. */
@ApplicationScoped
class SignUpDecision {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private SignUpRequests requests;
  @Inject private TenantCreation tenants;
  @Inject private QuotaSetting limits;
  @Inject private People people;
  @Inject private Outbox outbox;
  @Inject private RequestLife life;
  @Inject private PortalClock clock;

  SignUpView approve(UUID id, ApproveSignUp command) {
    String reason = command.reason();
    Reason.check(reason);
    SignUpRequest request = open(id);
    Tenant tenant =
        tenants.create(
            new CreateTenant(
                request.name(),
                request.organisation(),
                request.contactEmail(),
                null,
                null,
                List.of(),
                command.preset() == null ? limits.signUpPreset().orElse(null) : command.preset(),
                null,
                null,
                null,
                null));
    String by = CallerScope.current().username();
    Person person = em.find(Person.class, request.personId());
    people.grant(person, Role.TENANT_ADMIN, tenant.id(), null, by);
    request.approve(tenant.id(), by, Reason.kept(reason), clock.now());
    em.flush();
    requests.record("sign-up.approved", request, SignUpState.PENDING);
    answer("signup.approved", request, "/index.xhtml");
    return requests.view(request);
  }

  SignUpView deny(UUID id, String reason) {
    Reason.require(reason);
    SignUpRequest request = open(id);
    request.deny(CallerScope.current().username(), Reason.kept(reason), clock.now());
    em.flush();
    requests.record("sign-up.denied", request, SignUpState.PENDING);
    answer("signup.denied", request, "/signup/request.xhtml");
    return requests.view(request);
  }

  private void answer(String kind, SignUpRequest request, String page) {
    outbox.put(
        request.tenantId(),
        request.contactEmail(),
        kind,
        request.organisation(),
        request.decision() == null ? "" : request.decision(),
        System.getProperty("nephos.url", "") + page);
  }

  private SignUpRequest open(UUID id) {
    SignUpRequest request = life.lock(SignUpRequest.class, id);
    RequestLife.require(SignUpState.PENDING, request.state());
    return request;
  }
}
