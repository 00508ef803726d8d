package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PolicyEvaluationTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID SMALL = UUID.randomUUID();
  private static final UUID LARGE = UUID.randomUUID();
  private static final UUID LINUX = UUID.randomUUID();

  private static OrderPolicy policy(UUID tenant, String name, PolicyConditions about) {
    OrderPolicy policy =
        new OrderPolicy(UUID.randomUUID(), tenant, tenant == null, "somebody", Instant.EPOCH);
    policy.call(name, true, "");
    policy.about(about, PolicyRules.NONE);
    return policy;
  }

  private static OrderPolicy approval(
      UUID tenant, String name, Approver who, int days, DefaultDecision silence) {
    OrderPolicy policy = policy(tenant, name, PolicyConditions.NONE);
    policy.decideBy(who, null, Duration.ofDays(days), silence);
    return policy;
  }

  private static OrderPolicy refusal(UUID tenant, String name, PolicyConditions about) {
    OrderPolicy policy = policy(tenant, name, about);
    policy.decide(PolicyOutcome.REFUSAL);
    return policy;
  }

  private static PolicyFacts order(String cost, UUID flavor, String zone, Duration term) {
    return new PolicyFacts(
        "instance.create",
        new BigDecimal(cost),
        flavor,
        zone,
        term,
        "web-1",
        Map.of("team", "blue"),
        LINUX);
  }

  private static final PolicyFacts ORDER = order("50.00", SMALL, "sim", Duration.ofDays(7));

  @Test
  void withoutPoliciesEverythingIsAutomatic() {
    PolicyVerdict verdict = PolicyEvaluation.of(List.of(), ORDER);

    assertThat(verdict.outcome()).isEqualTo(PolicyOutcome.AUTOMATIC);
    assertThat(verdict.policy()).isNull();
    assertThat(verdict.breaches()).isEmpty();
  }

  @Test
  void aPolicyIsAboutOrdersThatMeetAllOfItsConditions() {
    assertMet(new PolicyConditions(new BigDecimal("50"), null, null, null, null), true);
    assertMet(new PolicyConditions(new BigDecimal("50.01"), null, null, null, null), false);
    assertMet(new PolicyConditions(null, Set.of("instance.create"), null, null, null), true);
    assertMet(new PolicyConditions(null, Set.of("scalingGroup.create"), null, null, null), false);
    assertMet(new PolicyConditions(null, null, Set.of(SMALL, LARGE), null, null), true);
    assertMet(new PolicyConditions(null, null, Set.of(LARGE), null, null), false);
    assertMet(new PolicyConditions(null, null, null, Set.of("sim"), null), true);
    assertMet(new PolicyConditions(null, null, null, Set.of("local"), null), false);
    assertMet(new PolicyConditions(null, null, null, null, Duration.ofDays(7)), true);
    assertMet(new PolicyConditions(null, null, null, null, Duration.ofDays(8)), false);
    assertMet(new PolicyConditions(new BigDecimal("1"), null, Set.of(LARGE), null, null), false);
  }

  private static void assertMet(PolicyConditions conditions, boolean met) {
    assertThat(conditions.areMetBy(ORDER)).as(conditions.toString()).isEqualTo(met);
  }

  @Test
  void anOpenZoneMayBecomeAnyAndForGoodIsLongerThanAnyTerm() {
    PolicyFacts open = order("1", SMALL, null, null);

    assertThat(new PolicyConditions(null, null, null, Set.of("local"), null).areMetBy(open))
        .isTrue();
    assertThat(new PolicyConditions(null, null, null, null, Duration.ofDays(3_650)).areMetBy(open))
        .isTrue();
  }

  @Test
  void noTenantUndoesWhatTheOperatorDemands() {
    OrderPolicy mild = policy(TENANT, "all welcome", PolicyConditions.NONE);
    OrderPolicy demanded = approval(null, "z", Approver.OPERATOR, 9, DefaultDecision.EXPIRE);

    assertThat(PolicyEvaluation.of(List.of(mild, demanded), ORDER).policy()).isSameAs(demanded);
  }

  @Test
  void refusalGoesBeforeApprovalAndTheOperatorsBeforeTheAdministrators() {
    OrderPolicy own = approval(TENANT, "a", Approver.TENANT_ADMIN, 1, DefaultDecision.REJECT);
    OrderPolicy cloud = approval(null, "b", Approver.OPERATOR, 9, DefaultDecision.APPROVE);
    OrderPolicy no = refusal(TENANT, "c", PolicyConditions.NONE);

    assertThat(PolicyEvaluation.of(List.of(own, cloud), ORDER).policy()).isSameAs(cloud);
    assertThat(PolicyEvaluation.of(List.of(own, no, cloud), ORDER).policy()).isSameAs(no);
  }

  @Test
  void ofTwoAlikeTheOneThatIsStricterInSilenceDecidesAndThenTheOneWithLessTime() {
    OrderPolicy generous = approval(null, "a", Approver.OPERATOR, 1, DefaultDecision.APPROVE);
    OrderPolicy expires = approval(null, "b", Approver.OPERATOR, 5, DefaultDecision.EXPIRE);
    OrderPolicy slow = approval(null, "c", Approver.OPERATOR, 9, DefaultDecision.REJECT);
    OrderPolicy fast = approval(null, "d", Approver.OPERATOR, 2, DefaultDecision.REJECT);

    assertThat(PolicyEvaluation.of(List.of(generous, expires), ORDER).policy()).isSameAs(expires);
    assertThat(PolicyEvaluation.of(List.of(generous, slow, expires, fast), ORDER).policy())
        .isSameAs(fast);
  }

  @Test
  void theRulesOfAllThatAreAboutAnOrderHaveToBeKept() {
    OrderPolicy names = policy(null, "names", PolicyConditions.NONE);
    names.about(PolicyConditions.NONE, new PolicyRules("db-.*", null, null));
    OrderPolicy tags = policy(TENANT, "tags", PolicyConditions.NONE);
    tags.about(
        PolicyConditions.NONE,
        new PolicyRules(
            null, List.of(new TagRule("team", Set.of("red")), new TagRule("cost", null)), null));
    OrderPolicy images = policy(TENANT, "images", PolicyConditions.NONE);
    images.about(PolicyConditions.NONE, new PolicyRules(null, null, Set.of(UUID.randomUUID())));
    OrderPolicy others =
        policy(
            TENANT, "dear", new PolicyConditions(new BigDecimal("1000"), null, null, null, null));
    others.about(others.conditions(), new PolicyRules("x", null, null));

    PolicyVerdict verdict = PolicyEvaluation.of(List.of(names, tags, images, others), ORDER);

    assertThat(verdict.outcome()).isEqualTo(PolicyOutcome.AUTOMATIC);
    assertThat(verdict.breaches())
        .extracting(RuleBreach::field)
        .containsExactlyInAnyOrder("name", "tags", "tags", "image");
  }

  @Test
  void keptRulesAreNoBreach() {
    OrderPolicy policy = policy(null, "p", PolicyConditions.NONE);
    policy.about(
        PolicyConditions.NONE,
        new PolicyRules(
            "web-[0-9]+", List.of(new TagRule("team", Set.of("blue", "red"))), Set.of(LINUX)));

    assertThat(PolicyEvaluation.of(List.of(policy), ORDER).breaches()).isEmpty();
  }

  @Test
  void aPatternThatWouldTakeForeverElsewhereTakesNoTimeHere() {
    PolicyRules rules = new PolicyRules("(a+)+$", null, null);
    PolicyFacts order =
        new PolicyFacts(
            "instance.create",
            BigDecimal.ONE,
            SMALL,
            null,
            null,
            "a".repeat(62) + "!",
            Map.of(),
            LINUX);

    assertThat(rules.breaches("p", order)).hasSize(1);
    assertThat(PolicyRules.isPattern("(a+)+$")).isTrue();
    assertThat(PolicyRules.isPattern("(a")).isFalse();
    assertThat(PolicyRules.isPattern("(?=look)")).isFalse();
    assertThat(PolicyRules.isPattern("[a-z]{1,63}")).isTrue();
    assertThat(PolicyRules.isPattern("((a{100}){100}){100}")).isFalse();
    assertThat(PolicyRules.isPattern("((a{100,}){1,900}){2}")).isFalse();
  }

  private static List<OrderPolicy> any(Random random) {
    List<OrderPolicy> policies = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      UUID tenant = random.nextBoolean() ? TENANT : null;
      PolicyConditions about =
          new PolicyConditions(
              random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(100)),
              null,
              random.nextInt(3) == 0 ? Set.of(random.nextBoolean() ? SMALL : LARGE) : null,
              random.nextInt(3) == 0 ? Set.of(random.nextBoolean() ? "sim" : "local") : null,
              random.nextInt(3) == 0 ? Duration.ofDays(1 + random.nextInt(14)) : null);
      OrderPolicy policy = policy(tenant, "p" + random.nextInt(3), about);
      switch (random.nextInt(3)) {
        case 0 -> policy.decide(PolicyOutcome.REFUSAL);
        case 1 ->
            policy.decideBy(
                Approver.values()[random.nextInt(2)],
                null,
                Duration.ofDays(1 + random.nextInt(3)),
                DefaultDecision.values()[random.nextInt(3)]);
        default -> policy.decide(PolicyOutcome.AUTOMATIC);
      }
      policy.call(policy.name(), random.nextInt(5) > 0, "");
      policies.add(policy);
    }
    return policies;
  }

  @Property(tries = 2000)
  void theOrderOfPoliciesMeansNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<OrderPolicy> policies = any(random);
    List<OrderPolicy> shuffled = new ArrayList<>(policies);
    Collections.shuffle(shuffled, random);

    assertThat(PolicyEvaluation.of(shuffled, ORDER).policy())
        .isSameAs(PolicyEvaluation.of(policies, ORDER).policy());
  }

  @Property(tries = 2000)
  void anotherPolicyNeverLoosensAnything(@ForAll long seed) {
    Random random = new Random(seed);
    List<OrderPolicy> policies = any(random);
    List<OrderPolicy> more = new ArrayList<>(policies);
    more.addAll(any(random));

    assertThat(PolicyEvaluation.of(more, ORDER).outcome())
        .isGreaterThanOrEqualTo(PolicyEvaluation.of(policies, ORDER).outcome());
  }

  @Property(tries = 2000)
  void whatIsOffOrAboutOthersSaysNothing(@ForAll long seed) {
    List<OrderPolicy> policies = any(new Random(seed));
    List<OrderPolicy> about =
        policies.stream()
            .filter(policy -> policy.isEnabled() && policy.conditions().areMetBy(ORDER))
            .toList();

    assertThat(PolicyEvaluation.of(policies, ORDER)).isEqualTo(PolicyEvaluation.of(about, ORDER));
  }
}
