package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.DecisionView;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderPolicySpec.RequiredTag;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.testing.ApprovalCloud;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;

/** Who is asked, who may decide, what they are shown, and what policies refuse. */
class ApprovalRightsIT {
  @RegisterExtension static final ApprovalCloud cloud = new ApprovalCloud();

  private static final Portal portal = cloud.portal();

  @Test
  void aRefusalNamesThePolicyAndBrokenRulesNameTheFields() {
    Rules rules = new Rules("db-.*", List.of(new RequiredTag("team", List.of())), List.of());
    OrderPolicyView ruled =
        portal.as(
            acmeAdmin(),
            () ->
                cloud
                    .policies()
                    .create(
                        new CreateOrderPolicy(
                            cloud.tenant(),
                            cloud.spec("house rules", PolicyOutcome.AUTOMATIC, null, null, rules)),
                        null));

    assertThatThrownBy(() -> cloud.submit("web", 1))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting("field")
                    .containsExactlyInAnyOrder("name", "tags"));
    DryRunView trial =
        portal.as(acmeUser(), () -> cloud.orders().dryRun(cloud.acme().order("web", 1)));
    assertThat(trial.verdict()).isEqualTo("refused");
    assertThat(trial.problems()).extracting("field").contains("name", "tags");
    portal.as(
        acmeAdmin(),
        () ->
            cloud
                .policies()
                .change(
                    ruled.id(),
                    cloud.spec("nothing today", PolicyOutcome.REFUSAL, null, null, Rules.NONE),
                    ruled.version()));
    assertThatThrownBy(() -> cloud.submit("web", 1))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("policy-refused");
              assertThat(e.variables())
                  .containsEntry("policy", "nothing today")
                  .containsEntry("message", "Say what it is for.");
            });
    DryRunView refused =
        portal.as(acmeUser(), () -> cloud.orders().dryRun(cloud.acme().order("web", 1)));
    assertThat(refused.verdict()).isEqualTo("refused");
    assertThat(refused.policy()).isEqualTo("nothing today");
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () ->
                        cloud
                            .policies()
                            .change(
                                ruled.id(),
                                cloud.spec("late", PolicyOutcome.REFUSAL, null, null, Rules.NONE),
                                ruled.version())))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(cloud.acme().holding()).isZero();
  }

  @Test
  void theDryRunSaysWhoWouldHaveToApprove() {
    cloud.askFirst(Approver.OPERATOR, DefaultDecision.REJECT);

    DryRunView trial =
        portal.as(acmeUser(), () -> cloud.orders().dryRun(cloud.acme().order("web", 1)));

    assertThat(trial.verdict()).isEqualTo("approval");
    assertThat(trial.policy()).isEqualTo("ask first");
    assertThat(trial.approval().approver()).isEqualTo(Approver.OPERATOR);
    assertThat(trial.approval().decideAfter()).isEqualTo(ApprovalCloud.TERM);
    assertThat(cloud.reserved()).isZero();
  }

  @Test
  void whatAPolicyLeavesToTheOperatorNobodyElseDecides() {
    OrderPolicyView policy = cloud.askFirst(Approver.OPERATOR, DefaultDecision.EXPIRE);
    OrderView order = cloud.submit("web", 1);

    assertThatThrownBy(() -> cloud.approve(order.id())).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () -> portal.as(acmeUser(), () -> cloud.approvals().approve(order.id(), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThat(
            portal.as(acmeAdmin(), () -> cloud.approvals().waiting(ListQuery.firstPage())).items())
        .isEmpty();
    assertThat(portal.as(acmeAdmin(), () -> cloud.approvals().decision(order.id())).mayDecide())
        .isFalse();
    assertThat(
            portal.as(operator(), () -> cloud.approvals().waiting(ListQuery.firstPage())).items())
        .extracting(OrderView::id)
        .containsExactly(order.id());
    // The operator's policy is the operator's to change, even in the tenant.
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () -> {
                      cloud.policies().delete(policy.id());
                      return null;
                    }))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(operator(), () -> cloud.approvals().approve(order.id(), null)).state())
        .isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void aDecisionIsShownWhatItNeeds() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView earlier = cloud.submit("earlier", 1);
    cloud.approve(earlier.id());
    OrderView order = cloud.submit(Orders.because(cloud.acme().order("web", 2), "for the sale"));

    DecisionView shown = portal.as(acmeAdmin(), () -> cloud.approvals().decision(order.id()));
    DecisionView operators = portal.as(operator(), () -> cloud.approvals().decision(order.id()));

    assertThat(shown.mayDecide()).isTrue();
    assertThat(shown.own()).isFalse();
    assertThat(shown.order().reason()).isEqualTo("for the sale");
    assertThat(shown.details().count()).isEqualTo(2);
    assertThat(shown.details().flavor()).isEqualTo("nano");
    assertThat(shown.quota())
        .anySatisfy(
            line -> {
              assertThat(line.scope()).isEqualTo("project");
              assertThat(line.resource()).isEqualTo("instances");
              assertThat(line.limit()).isEqualTo(20);
              assertThat(line.used()).isEqualTo(1);
              assertThat(line.usedAfter()).isEqualTo(3);
              assertThat(line.reservedAfter()).isZero();
            });
    assertThat(shown.capacity()).isEmpty();
    assertThat(operators.capacity())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.allocatedAfter()).isGreaterThan(line.allocated()));
    assertThat(shown.earlier()).extracting("id").contains(earlier.id()).doesNotContain(order.id());
    assertThat(portal.as(acmeUser(), () -> cloud.approvals().mine(ListQuery.firstPage())).items())
        .extracting(OrderView::id)
        .startsWith(order.id(), earlier.id());
  }

  @Test
  void whoHoldsTheRightMayApproveAnOwnOrderAndTheTrailSaysSo() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView own =
        portal.as(acmeAdmin(), () -> cloud.orders().submit(cloud.acme().order("own", 1), null));

    cloud.approve(own.id());

    assertThat(
            portal.number(
                "select count(*) from event where type = 'order.approved' and resource_id = :id"
                    + " and data like '%\"ownOrder\":true%'",
                Map.of("id", own.id())))
        .isEqualTo(1);
  }

  @Test
  void anotherTenantSeesNeitherPoliciesNorDecisions() {
    OrderPolicyView policy =
        portal.as(
            acmeAdmin(),
            () ->
                cloud
                    .policies()
                    .create(
                        new CreateOrderPolicy(
                            cloud.tenant(),
                            cloud.spec(
                                "ours",
                                PolicyOutcome.APPROVAL,
                                Approver.TENANT_ADMIN,
                                DefaultDecision.EXPIRE,
                                Rules.NONE)),
                        null));
    OrderView order = cloud.submit("secret", 1);

    assertThatThrownBy(
            () -> portal.as(globexUser(), () -> cloud.approvals().approve(order.id(), null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> cloud.policies().get(policy.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () ->
                        cloud
                            .policies()
                            .create(
                                new CreateOrderPolicy(
                                    null,
                                    cloud.spec(
                                        "all of you",
                                        PolicyOutcome.REFUSAL,
                                        null,
                                        null,
                                        Rules.NONE)),
                                null)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () -> portal.as(acmeUser(), () -> cloud.policies().list(ListQuery.firstPage())))
        .isInstanceOf(ForbiddenException.class);
  }
}
