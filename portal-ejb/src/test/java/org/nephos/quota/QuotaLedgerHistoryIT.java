package org.nephos.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;

/**
 * Whatever is taken, promised, given back and limited in whatever order: the rows say what a plain
 * sum says, what grows is let in exactly when there is room at both levels, and a refusal changes
 * nothing.
 */
class QuotaLedgerHistoryIT {
  private static Portal portal;

  /** What a step does to the ledger. */
  enum Act {
    TAKE,
    TRY_TAKE,
    RESERVE,
    RELEASE,
    UNRESERVE,
    CONVERT,
    REVERT,
    LIMIT_PROJECT,
    LIMIT_TENANT
  }

  /** One step; {@code of} chooses the project, and what of its holdings is meant. */
  record Step(Act act, int of, int amount) {}

  @BeforeContainer
  static void start() {
    portal = new Portal().start();
  }

  @AfterContainer
  static void stop() {
    portal.close();
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.of(Act.values()),
                Arbitraries.integers().between(0, 1_000),
                Arbitraries.integers().between(0, 60))
            .as(Step::new);
    return step.list().ofMinSize(10).ofMaxSize(60);
  }

  @Property(tries = 40)
  void theRowsAreTheSumsAndNothingIsLetInBeyondALimit(@ForAll("histories") List<Step> history) {
    SmallCloud cloud = new SmallCloud(portal);
    World world = new World(cloud.acme, List.of(cloud.acmeDefault, cloud.acmeAlpha));
    for (Step step : history) {
      world.go(step);
      world.compare();
    }
  }

  /** What the ledger should hold, by plain sums. */
  private static final class World {
    private final UUID tenant;
    private final List<UUID> projects;
    private final List<List<Integer>> used = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<Integer>> reserved = List.of(new ArrayList<>(), new ArrayList<>());
    private final long[] limits = {40, 40};
    private long tenantLimit = 100;

    World(UUID tenant, List<UUID> projects) {
      this.tenant = tenant;
      this.projects = projects;
    }

    void go(Step step) {
      int p = step.of() % 2;
      switch (step.act()) {
        case TAKE -> grow(used, p, step.amount(), grown(p, step.amount(), true));
        case TRY_TAKE -> grow(used, p, step.amount(), tried(p, step.amount()));
        case RESERVE -> grow(reserved, p, step.amount(), grown(p, step.amount(), false));
        case RELEASE -> move(step, used.get(p), null, QuotaLedger::release);
        case UNRESERVE -> move(step, reserved.get(p), null, QuotaLedger::unreserve);
        case CONVERT -> move(step, reserved.get(p), used.get(p), QuotaLedger::convert);
        case REVERT -> move(step, used.get(p), reserved.get(p), QuotaLedger::revert);
        case LIMIT_PROJECT -> {
          limit(projects.get(p), step.amount());
          limits[p] = step.amount();
        }
        case LIMIT_TENANT -> {
          limit(tenant, 2L * step.amount());
          tenantLimit = 2L * step.amount();
        }
      }
    }

    private void grow(List<List<Integer>> kind, int p, int amount, boolean letIn) {
      boolean room =
          amount == 0
              || (held(p) + amount <= limits[p] && held(0) + held(1) + amount <= tenantLimit);
      assertThat(letIn).isEqualTo(room);
      if (letIn && amount > 0) {
        kind.get(p).add(amount);
      }
    }

    private void move(Step step, List<Integer> from, List<Integer> to, Change change) {
      if (from.isEmpty()) {
        return;
      }
      int amount = from.remove(step.of() % from.size());
      if (to != null) {
        to.add(amount);
      }
      act(() -> change.on(ledger(), projects.get(step.of() % 2), tenant, vcpus(amount)));
    }

    private boolean grown(int p, int amount, boolean take) {
      try {
        act(
            () -> {
              if (take) {
                ledger().take(projects.get(p), tenant, vcpus(amount));
              } else {
                ledger().reserve(projects.get(p), tenant, vcpus(amount));
              }
            });
        return true;
      } catch (QuotaExceededException e) {
        return false;
      }
    }

    private boolean tried(int p, int amount) {
      return portal.inTransaction(() -> ledger().tryTake(projects.get(p), tenant, vcpus(amount)));
    }

    private void limit(UUID scope, long limit) {
      act(() -> portal.get(QuotaRepository.class).setLimit(scope, QuotaResource.VCPUS, limit));
    }

    private long held(int p) {
      return sum(used.get(p)) + sum(reserved.get(p));
    }

    private static long sum(List<Integer> amounts) {
      return amounts.stream().mapToLong(Integer::longValue).sum();
    }

    void compare() {
      for (int p = 0; p < 2; p++) {
        is(projects.get(p), sum(used.get(p)), sum(reserved.get(p)));
      }
      is(tenant, sum(used.get(0)) + sum(used.get(1)), sum(reserved.get(0)) + sum(reserved.get(1)));
    }

    private static void is(UUID scope, long used, long reserved) {
      QuotaRepository.Figures now =
          portal
              .database()
              .call(() -> portal.get(QuotaRepository.class).read(scope))
              .figures()
              .get(QuotaResource.VCPUS);
      assertThat(Map.of("used", now.used(), "reserved", now.reserved()))
          .isEqualTo(Map.of("used", used, "reserved", reserved));
    }
  }

  private interface Change {
    void on(QuotaLedger ledger, UUID project, UUID tenant, QuotaAmounts amounts);
  }

  private static QuotaLedger ledger() {
    return portal.get(QuotaLedger.class);
  }

  private static QuotaAmounts vcpus(int amount) {
    return QuotaAmounts.ofInstance(amount, 0, 0);
  }

  private static void act(Runnable work) {
    portal.inTransaction(
        () -> {
          work.run();
          return null;
        });
  }
}
