package org.nephos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.Entity;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Requires;

/** Directions of dependencies, and the doors of facades, in this module and those below it. */
class EjbArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.nephos");

  /** They need more than the right to look, and only look. */
  private static final Set<String> LOOKING =
      Set.of(
          "ApprovalService.decision",
          "ApprovalService.waiting",
          "BillingAccountService.seller",
          "BillingAccountService.sellers",
          "BillingAccountService.taxRates",
          "BillingAccountService.unbilled",
          "BudgetService.deliveries",
          "HostService.capacity",
          "HostService.get",
          "HostService.list",
          "InboxService.items",
          "MailService.demoMails",
          "MailService.hasDemoMailbox",
          "OrderService.dryRun",
          "PeopleService.people",
          "PricePlanService.flavorPrices",
          "PricePlanService.plan",
          "PricePlanService.plans",
          "PricePlanService.plansOf",
          "PricePlanService.rate",
          "PricePlanService.rates",
          "QuotaService.impact",
          "ScalingService.simulated",
          "ScalingService.simulatedLoad",
          "TenancyService.tenants");

  @Test
  void classesWereFound() {
    assertThat(ALL.size()).isGreaterThan(200);
  }

  @Test
  void nothingHereKnowsOfPagesOrRest() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.faces..", "jakarta.ws.rs..", "jakarta.servlet..")
        .check(ALL);
  }

  @Test
  void noClassIsCalledByAnEmptyWord() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|DTO)").check(ALL);
  }

  @Test
  void nobodyAsksTheMachineForTheTime() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .check(ALL);
  }

  @Test
  void theModelKnowsNoBeansAndNoDrivers() {
    noClasses()
        .that(isIn("portal-model"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ejb..", "jakarta.inject..", "jakarta.enterprise..", "org.nephos.driver..")
        .check(ALL);
  }

  @Test
  void entitiesLiveInTheModelWhereThePersistenceUnitFindsThem() {
    classes().that().areAnnotatedWith(Entity.class).should(comeFrom("portal-model")).check(ALL);
  }

  @Test
  void noJarReachesIntoAnothersPackagePrivateMembers() {
    // The same package in two jars is two packages in the server, where each jar has its loader.
    classes()
        .should(
            new ArchCondition<JavaClass>("reach only public members across jars") {
              @Override
              public void check(JavaClass origin, ConditionEvents events) {
                for (JavaAccess<?> access : origin.getAccessesFromSelf()) {
                  JavaClass owner = access.getTargetOwner().getBaseComponentType();
                  if (owner.getPackageName().startsWith("org.nephos")
                      && !jar(origin).equals(jar(owner))
                      && isHidden(access)) {
                    events.add(SimpleConditionEvent.violated(origin, access.getDescription()));
                  }
                }
              }
            })
        .check(ALL);
  }

  private static boolean isHidden(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner().getBaseComponentType();
    boolean ofClass =
        !owner.getModifiers().contains(JavaModifier.PUBLIC)
            && !owner.getModifiers().contains(JavaModifier.PROTECTED);
    boolean ofMember =
        access
            .getTarget()
            .resolveMember()
            .map(JavaMember::getModifiers)
            .map(
                modifiers ->
                    !modifiers.contains(JavaModifier.PUBLIC)
                        && !modifiers.contains(JavaModifier.PROTECTED))
            .orElse(false);
    return ofClass || ofMember;
  }

  @Test
  void whatChangesSomethingOpensItsTransactionBehindTheCheckSoThatRefusalsAreKeptAfterIt()
      throws ReflectiveOperationException {
    int checked = 0;
    for (JavaClass bean : ALL) {
      if (!bean.isAnnotatedWith(Stateless.class)) {
        continue;
      }
      for (Method method : Class.forName(bean.getName()).getMethods()) {
        Requires requires = method.getAnnotation(Requires.class);
        String name = bean.getSimpleName() + "." + method.getName();
        if (requires == null || !requires.value().isForChanges() || LOOKING.contains(name)) {
          continue;
        }
        checked++;
        assertThat(isBare(method)).as(name).isTrue();
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  private static boolean isBare(Method method) {
    TransactionAttribute own = method.getAnnotation(TransactionAttribute.class);
    TransactionAttribute all = method.getDeclaringClass().getAnnotation(TransactionAttribute.class);
    TransactionAttribute attribute = own == null ? all : own;
    return attribute != null && attribute.value() == TransactionAttributeType.NOT_SUPPORTED;
  }

  @Test
  void everyMethodOfAFacadeSaysWhoMayCallIt() throws ReflectiveOperationException {
    int checked = 0;
    for (JavaClass bean : ALL) {
      if (!bean.isAnnotatedWith(Stateless.class)) {
        continue;
      }
      Class<?> type = Class.forName(bean.getName());
      for (Class<?> facade : type.getInterfaces()) {
        if (!facade.getSimpleName().endsWith("Facade")) {
          continue;
        }
        for (Method wanted : facade.getMethods()) {
          Method method = type.getMethod(wanted.getName(), wanted.getParameterTypes());
          if (Modifier.isStatic(method.getModifiers())) {
            continue;
          }
          checked++;
          assertThat(
                  method.isAnnotationPresent(Requires.class)
                      || method.isAnnotationPresent(OpenToAll.class))
              .as(type.getSimpleName() + "." + method.getName())
              .isTrue();
        }
      }
    }
    assertThat(checked).isGreaterThan(40);
  }

  private static DescribedPredicate<JavaClass> isIn(String module) {
    return DescribedPredicate.describe("are in " + module, type -> jar(type).contains(module));
  }

  private static ArchCondition<JavaClass> comeFrom(String module) {
    return new ArchCondition<>("come from " + module) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!jar(type).contains(module)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is in " + jar(type)));
        }
      }
    };
  }

  private static String jar(JavaClass type) {
    return type.getSource()
        .map(source -> source.getUri().toString())
        .map(
            uri ->
                uri.substring(
                    0,
                    uri.indexOf(
                        "org/nephos/",
                        uri.indexOf("classes") > 0
                            ? uri.indexOf("classes")
                            : uri.indexOf(".jar!"))))
        .orElse("");
  }
}
