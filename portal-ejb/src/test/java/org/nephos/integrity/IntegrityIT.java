package org.nephos.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.compute.InstanceService;
import org.nephos.event.Sequencing;
import org.nephos.integrity.api.IntegrityFacade;
import org.nephos.integrity.api.InvariantView;
import org.nephos.order.OrderService;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

class IntegrityIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static IntegrityFacade integrity;
  private static UUID kept;

  /** Orders and deletes, a scaling group with and without its members. */
  @BeforeAll
  static void aCloudThatLives() {
    portal.withDemoData();
    integrity = portal.get(IntegrityService.class);
    Acme acme = new Acme(portal);
    List<UUID> made = order(acme, "web", 3);
    UUID gone = made.get(0);
    kept = made.get(1);
    portal.as(acmeUser(), () -> portal.get(InstanceService.class).delete(gone, null, "old"));
    portal.as(
        acmeUser(),
        () ->
            portal
                .get(ScalingService.class)
                .create(
                    new CreateScalingGroup(
                        acme.project(),
                        "workers",
                        1,
                        3,
                        2,
                        60,
                        new CreateScalingGroup.Template(
                            acme.flavor(), acme.image(), "sim", null, null, null, Map.of()),
                        List.of()),
                    null));
    portal.work();
    order(acme, "under way", 2);
    sequence();
  }

  private static List<UUID> order(Acme acme, String name, int count) {
    List<UUID> made =
        portal
            .as(
                acmeUser(),
                () -> portal.get(OrderService.class).submit(acme.order(name, count), null))
            .instances();
    if (!name.equals("under way")) {
      portal.work();
    }
    return made;
  }

  private static void sequence() {
    Sequencing sequencing = portal.get(Sequencing.class);
    if (!sequencing.hold("test", "test/1")) {
      sequencing.ensure("test/1");
    }
    assertThat(sequencing.batch("test/1")).isNotNull();
  }

  private static List<InvariantView> check() {
    return portal.as(operator(), integrity::check);
  }

  private static InvariantView check(String invariant) {
    return check().stream()
        .filter(one -> one.invariant().equals(invariant))
        .findFirst()
        .orElseThrow();
  }

  private static int run(String sql) {
    return portal
        .database()
        .call(() -> portal.database().em().createNativeQuery(sql).executeUpdate());
  }

  @Test
  void allHoldsAfterOrdersAndDeletesAndWhileWorkGoesOn() {
    List<InvariantView> all = check();

    assertThat(all)
        .extracting(InvariantView::invariant)
        .containsExactly("I1", "I2", "I4", "I5", "I6", "I7");
    assertThat(all).allSatisfy(one -> assertThat(one.drift()).as(one.toString()).isEmpty());
    assertThat(all).allSatisfy(one -> assertThat(one.state()).isEqualTo("ok"));
    assertThat(all).allSatisfy(one -> assertThat(one.rows()).isPositive());
    assertThat(portal.as(operator(), integrity::list)).isEqualTo(all);
  }

  @Test
  void aQuotaThatIsWrongTwiceInARowIsSetRightAndTheAuditSaysWhatItWas() {
    String used =
        "select used_vcpus from quota_scope where id = (select id from tenant where name = 'acme')";
    long right = portal.number(used, Map.of());
    run(
        "update quota_scope set used_vcpus = used_vcpus + 5, reserved_instances ="
            + " reserved_instances + 1 where id = (select id from tenant where name = 'acme')");
    IntegrityTick tick = portal.get(IntegrityTick.class);

    portal.asSystem(tick::tick);
    assertThat(portal.number(used, Map.of())).as("one look is no proof").isEqualTo(right + 5);

    portal.asSystem(tick::tick);
    assertThat(portal.number(used, Map.of())).isEqualTo(right);
    assertThat(portal.as(operator(), integrity::list))
        .allSatisfy(one -> assertThat(one.drift()).isEmpty());
    assertThat(
            portal.number(
                "select count(*) from event where type = 'integrity.repaired' and data like"
                    + " '%\"used_vcpus\"%' and data like '%\"after\":"
                    + right
                    + ",\"before\":"
                    + (right + 5)
                    + "%' and data like '%reserved_instances%'",
                Map.of()))
        .isEqualTo(1);
    sequence();
  }

  static Stream<Arguments> broken() {
    String web =
        "(select id from instance where name like 'web%' and state = 'ACTIVE' order by id limit 1)";
    String order = " where id = (select order_id from instance where id = " + web + ")";
    String acme = "(select id from tenant where name = 'acme')";
    String globex = "(select id from tenant where name = 'globex')";
    return Stream.of(
        Arguments.of(
            "I1",
            "quota-used",
            "update quota_scope set used_vcpus = used_vcpus + 1 where id = " + acme,
            "update quota_scope set used_vcpus = used_vcpus - 1 where id = " + acme),
        Arguments.of(
            "I1",
            "quota-reserved",
            "update quota_scope set reserved_instances = reserved_instances + 1 where id = " + acme,
            "update quota_scope set reserved_instances = reserved_instances - 1 where id = "
                + acme),
        Arguments.of(
            "I1",
            "group-members",
            "update scaling_group set member_count = member_count - 1",
            "update scaling_group set member_count = member_count + 1"),
        Arguments.of(
            "I2",
            "task-overdue",
            "update instance set task = 'STOPPING', task_since = created_at,"
                + " task_deadline = created_at - interval '1' hour where id = "
                + web,
            "update instance set task = null, task_since = null, task_deadline = null where id = "
                + web),
        Arguments.of(
            "I2",
            "job-overdue",
            "update job set run_at = created_at - interval '1' hour where state = 'QUEUED'",
            "update job set run_at = created_at where state = 'QUEUED'"),
        Arguments.of(
            "I2",
            "order-without-work",
            "update orders set state = 'PROVISIONING'" + order,
            "update orders set state = 'FULFILLED'" + order),
        Arguments.of(
            "I2",
            "order-left-over",
            "update orders set state = 'FAILED'" + order,
            "update orders set state = 'FULFILLED'" + order),
        Arguments.of(
            "I2",
            "order-not-complete",
            "update orders set state = 'FULFILLED' where name = 'under way'",
            "update orders set state = 'PROVISIONING' where name = 'under way'"),
        Arguments.of(
            "I6",
            "project-tenant",
            "update metered_resource set tenant_id = " + globex,
            "update metered_resource set tenant_id = " + acme),
        Arguments.of(
            "I6",
            "same-tenant",
            "update allocation set tenant_id = " + globex,
            "update allocation set tenant_id = " + acme),
        Arguments.of(
            "I6",
            "quota-tenant",
            "update quota_scope set parent_id = "
                + globex
                + " where kind = 'PROJECT'"
                + " and tenant_id = "
                + acme,
            "update quota_scope set parent_id = "
                + acme
                + " where kind = 'PROJECT'"
                + " and tenant_id = "
                + acme),
        Arguments.of(
            "I7",
            "chain-broken",
            "update event set actor = 'somebody' || actor where seq = 3",
            "update event set actor = substring(actor, 9) where seq = 3"),
        Arguments.of(
            "I7",
            "step-without-event",
            "update instance set transition_no = transition_no + 1 where id = " + web,
            "update instance set transition_no = transition_no - 1 where id = " + web));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("broken")
  void whatIsBrokenIsTold(String invariant, String rule, String breaks, String mends) {
    try {
      assertThat(run(breaks)).isPositive();
      InvariantView found = check(invariant);

      assertThat(found.state()).isEqualTo("drift");
      assertThat(found.drift()).extracting(InvariantView.DriftView::rule).contains(rule);
      assertThat(found.drift()).allSatisfy(row -> assertThat(row.subject()).isNotBlank());
    } finally {
      run(mends);
    }
    assertThat(check(invariant).drift()).isEmpty();
  }

  private static long recorded() {
    return portal.number("select count(*) from event where type = 'integrity.drift'", Map.of());
  }

  @Test
  void driftIsRecordedOnceUntilAllIsWellAgain() {
    check();
    long before = recorded();
    String scope = " where id = (select id from tenant where name = 'acme')";
    run("update quota_scope set used_vcpus = used_vcpus + 1" + scope);
    check();
    check();
    run("update quota_scope set used_vcpus = used_vcpus - 1" + scope);
    assertThat(recorded()).isEqualTo(before + 1);
    portal.asSystem(portal.get(IntegrityTick.class)::tick);
    assertThat(check("I1").state()).isEqualTo("ok");
    assertThat(recorded()).isEqualTo(before + 1);
  }

  @Test
  void onlyTheOperatorIsAnswered() {
    assertThat(kept).isNotNull();
    for (var caller : List.of(acmeUser(), acmeAdmin())) {
      assertThatThrownBy(() -> portal.as(caller, integrity::list))
          .isInstanceOf(ForbiddenException.class);
      assertThatThrownBy(() -> portal.as(caller, integrity::check))
          .isInstanceOf(ForbiddenException.class);
    }
  }
}
