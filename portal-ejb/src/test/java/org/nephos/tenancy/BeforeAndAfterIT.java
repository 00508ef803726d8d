package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.audit.AuditService;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.AuditView.FieldChange;
import org.nephos.list.api.ListQuery;
import org.nephos.tenancy.Deeds.Deed;
import org.nephos.tenancy.Deeds.DeedCloud;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.Portal;

/**
 * Every method of every facade that changes something, done once: what the audit trail says of it
 * has what each field was and what it is. A changing method that is not done here fails.
 */
class BeforeAndAfterIT {
  @RegisterExtension static final Portal portal = new Portal();

  /** Own transactions for other reasons than a change of what somebody edits. */
  private static final Set<String> CHANGE_NOTHING =
      Set.of(
          "ApiTokenFacade.recognise", // notes when a token was used last
          "InstanceFacade.consoleLog", // asks the hypervisor
          "LeaseFacade.policyOfCloud", // reads
          "TenancyFacade.me", // reads, and registers a newcomer
          "TenancyFacade.signedIn"); // is an event of its own

  private static final Map<String, Deed> DEEDS = new LinkedHashMap<>();

  @BeforeAll
  static void makeTheCloud() {
    IsolatedThings things = new IsolatedThings(portal);
    portal.work();
    DeedCloud cloud = new DeedCloud(portal, things, new Acme(portal), DEEDS, new AtomicInteger());
    Stream.of(
            new ComputeDeeds(cloud),
            new LimitDeeds(cloud),
            new MoneyDeeds(cloud),
            new BudgetDeeds(cloud),
            new PeopleDeeds(cloud))
        .forEach(Deeds::all);
  }

  @Test
  void everyChangingMethodIsDone() {
    List<String> changing = new ArrayList<>();
    for (JavaClass found : new ClassFileImporter().importPackages("org.nephos")) {
      if (found.isAnnotatedWith(Stateless.class)) {
        for (Class<?> facade : found.reflect().getInterfaces()) {
          if (facade.getSimpleName().endsWith("Facade")) {
            Stream.of(facade.getMethods())
                .filter(method -> changes(found.reflect(), method))
                .forEach(method -> changing.add(facade.getSimpleName() + "." + method.getName()));
          }
        }
      }
    }

    List<String> known = new ArrayList<>(DEEDS.keySet());
    known.addAll(CHANGE_NOTHING);
    assertThat(changing.stream().distinct()).containsExactlyInAnyOrderElementsOf(known);
  }

  private static boolean changes(Class<?> bean, Method method) {
    try {
      return bean.getMethod(method.getName(), method.getParameterTypes())
          .isAnnotationPresent(TransactionAttribute.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachSaysBeforeAndAfter() {
    return DEEDS.entrySet().stream()
        .map(deed -> DynamicTest.dynamicTest(deed.getKey(), () -> check(deed.getValue())));
  }

  private static void check(Deed deed) throws Exception {
    UUID on = deed.first() == null ? null : deed.first().call();
    Caller caller = Callers.again(deed.by());

    portal.as(caller, () -> deed.act().on(on));

    portal.use(Clock.systemUTC());
    List<AuditView> rows =
        portal
            .as(
                DemoPeople.operator(),
                () ->
                    portal
                        .get(AuditService.class)
                        .list(
                            ListQuery.firstPage()
                                .with("correlationId", caller.origin().correlationId())))
            .items();
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.changes())
                    .as(row.type() + " " + row.data())
                    .isNotEmpty()
                    .noneMatch(
                        change ->
                            change.before() == null
                                ? change.after() == null
                                : change.before().equals(change.after())));
    assertThat(rows.stream().flatMap(row -> row.changes().stream()).map(FieldChange::field))
        .containsAll(deed.fields());
  }
}
