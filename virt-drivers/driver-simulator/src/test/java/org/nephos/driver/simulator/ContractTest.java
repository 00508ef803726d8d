package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.HostSample;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

/** The contract itself is tried: a driver that breaks one promise must fail the test of it. */
class ContractTest {

  /** The defect that the driver under test has at the moment. */
  private static final AtomicReference<Defect> DEFECT = new AtomicReference<>();

  /** What a driver may get wrong, and the test that must notice. */
  enum Defect {
    TAKES_SILENCE_FOR_ABSENCE("aHostThatDoesNotAnswerIsUnreachableForEveryCall") {
      @Override
      public void destroy(HypervisorDriver good, HostRef host, UUID id) {
        try {
          good.destroy(host, id);
        } catch (DriverException e) {
          assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
      }
    },
    CANNOT_DESTROY_THE_ABSENT("destroyingWhatIsAbsentIsSuccess") {
      @Override
      public void destroy(HypervisorDriver good, HostRef host, UUID id) {
        if (good.observe(host, id).isEmpty()) {
          throw new DriverException(FailureKind.NOT_FOUND, "absent");
        }
        good.destroy(host, id);
      }
    },
    IGNORES_ANOTHER_SPECIFICATION("anotherSpecificationForTheSameIdIsAConflictAndChangesNothing") {
      @Override
      public GuestObservation create(HypervisorDriver good, HostRef host, GuestSpec spec) {
        return good.observe(host, spec.id()).orElseGet(() -> good.create(host, spec));
      }
    },
    STARTS_WHAT_IT_CREATES("creatingTwiceIsOneGuestThatIsPoweredOff") {
      @Override
      public GuestObservation create(HypervisorDriver good, HostRef host, GuestSpec spec) {
        good.create(host, spec);
        return good.setPower(host, spec.id(), PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID());
      }
    },
    LEAVES_HALF_A_GUEST("aRefusedCreateLeavesNothingBehindAndTheIdIsFree") {
      @Override
      public GuestObservation create(HypervisorDriver good, HostRef host, GuestSpec spec) {
        try {
          return good.create(host, spec);
        } catch (DriverException e) {
          good.create(host, Worlds.spec(spec.id()));
          throw e;
        }
      }
    },
    REBOOTS_AGAIN("oneRebootOperationRestartsAGuestOnce") {
      @Override
      public GuestObservation setPower(
          HypervisorDriver good,
          HostRef host,
          UUID id,
          PowerTarget target,
          PowerMode mode,
          UUID operation) {
        return good.setPower(host, id, target, mode, UUID.randomUUID());
      }
    },
    NEVER_FORCES("powerTargetsConvergeAndAnInterruptedGuestResumes") {
      @Override
      public GuestObservation setPower(
          HypervisorDriver good,
          HostRef host,
          UUID id,
          PowerTarget target,
          PowerMode mode,
          UUID operation) {
        return good.setPower(host, id, target, PowerMode.SOFT, operation);
      }
    },
    RESTARTS_A_PAUSED_GUEST("powerTargetsConvergeAndAnInterruptedGuestResumes") {
      @Override
      public GuestObservation setPower(
          HypervisorDriver good,
          HostRef host,
          UUID id,
          PowerTarget target,
          PowerMode mode,
          UUID operation) {
        if (target == PowerTarget.ON) {
          good.setPower(host, id, PowerTarget.OFF, PowerMode.FORCE, operation);
        }
        return good.setPower(host, id, target, mode, operation);
      }
    },
    KEEPS_THE_DISK_SILENTLY("aDiskNeverShrinks") {
      @Override
      public GuestObservation resize(HypervisorDriver good, HostRef host, UUID id, GuestSize size) {
        GuestObservation seen = good.observe(host, id).orElseThrow();
        return size.diskGib() < seen.size().diskGib() ? seen : good.resize(host, id, size);
      }
    },
    FORGETS_LABELS("theListHasExactlyOurGuestsWithTheirLabels") {
      @Override
      public List<GuestObservation> list(HypervisorDriver good, HostRef host) {
        return good.list(host).stream()
            .map(
                seen ->
                    new GuestObservation(
                        seen.id(), seen.powerState(), seen.size(), Map.of(), seen.observedAt()))
            .toList();
      }
    },
    HAS_A_NEW_BOOT_ID_EACH_TIME("aSampleHasRunningGuestsOnlyAndTheirCountersNeverFall") {
      @Override
      public HostSample sample(HypervisorDriver good, HostRef host) {
        HostSample sample = good.sample(host);
        return new HostSample(UUID.randomUUID().toString(), sample.takenAt(), sample.guests());
      }
    },
    HAS_LOST_ITS_CONSOLE("capabilitiesAreWhatIsPromisedAndFollowFromTheFacets") {
      @Override
      public <F> Optional<F> facet(HypervisorDriver good, Class<F> type) {
        return type == ConsoleLog.class ? Optional.empty() : good.facet(type);
      }
    };

    private final String noticedBy;

    Defect(String noticedBy) {
      this.noticedBy = noticedBy;
    }

    public GuestObservation create(HypervisorDriver good, HostRef host, GuestSpec spec) {
      return good.create(host, spec);
    }

    public GuestObservation setPower(
        HypervisorDriver good,
        HostRef host,
        UUID id,
        PowerTarget target,
        PowerMode mode,
        UUID operation) {
      return good.setPower(host, id, target, mode, operation);
    }

    public GuestObservation resize(HypervisorDriver good, HostRef host, UUID id, GuestSize size) {
      return good.resize(host, id, size);
    }

    public void destroy(HypervisorDriver good, HostRef host, UUID id) {
      good.destroy(host, id);
    }

    public List<GuestObservation> list(HypervisorDriver good, HostRef host) {
      return good.list(host);
    }

    public HostSample sample(HypervisorDriver good, HostRef host) {
      return good.sample(host);
    }

    public <F> Optional<F> facet(HypervisorDriver good, Class<F> type) {
      return good.facet(type);
    }
  }

  /** The contract on a simulator with the current defect; run by this test only. */
  static class OnADefectiveDriver extends SimulatorDriverContractTest {
    @Override
    public HypervisorDriver driver() {
      HypervisorDriver good = super.driver();
      Defect defect = DEFECT.get();
      return defect == null
          ? good
          : (HypervisorDriver)
              Proxy.newProxyInstance(
                  ContractTest.class.getClassLoader(),
                  new Class<?>[] {HypervisorDriver.class},
                  (proxy, method, arguments) -> call(defect, good, method, arguments));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDriverThatBreaksAPromiseIsNoticedAndAnotherIsNot(Defect defect) {
    assertThat(run(defect.noticedBy).failed().count()).isZero();
    DEFECT.set(defect);
    try {
      assertThat(run(defect.noticedBy).failed().count()).isPositive();
    } finally {
      DEFECT.set(null);
    }
  }

  private static Events run(String test) {
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(OnADefectiveDriver.class, test))
            .execute()
            .testEvents();
    assertThat(events.finished().count()).as("%s was run", test).isPositive();
    return events;
  }

  /** The defect's own version of a method, where it has one. */
  private static Object call(
      Defect defect, HypervisorDriver good, Method method, Object[] arguments) throws Throwable {
    try {
      for (Method own : Defect.class.getMethods()) {
        if (own.getName().equals(method.getName())
            && own.getParameterCount() == method.getParameterCount() + 1
            && own.getParameterTypes()[0] == HypervisorDriver.class) {
          Object[] all = new Object[arguments.length + 1];
          all[0] = good;
          System.arraycopy(arguments, 0, all, 1, arguments.length);
          return own.invoke(defect, all);
        }
      }
      return method.invoke(good, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
