package org.nephos.rest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.SignedIn;

class ArchitectureTest {
  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.nephos.rest");

  private static final DescribedPredicate<JavaClass> FACADES_AND_VALUES =
      resideOutsideOfPackage("org.nephos..")
          .or(resideInAPackage("org.nephos.rest.."))
          .or(resideInAPackage("org.nephos.*.api"))
          .or(describe("an enum of the model", type -> type.getBaseComponentType().isEnum()))
          .or(
              describe(
                  "money, a tier of prices or a threshold of a budget",
                  type ->
                      Set.of(
                              "org.nephos.billing.Money",
                              "org.nephos.billing.Tier",
                              "org.nephos.budget.BudgetThreshold")
                          .contains(type.getName())));

  private static final DescribedPredicate<JavaMethod> ANSWERS_REQUESTS =
      describe(
          "answer requests",
          method ->
              method.getAnnotations().stream()
                  .anyMatch(one -> one.getRawType().isAnnotatedWith(HttpMethod.class)));

  @Test
  void it_sees_only_facades_records_and_the_words_of_the_model() {
    classes().should().onlyDependOnClassesThat(FACADES_AND_VALUES).check(API);
  }

  @Test
  void every_resource_method_says_who_may_call_it() {
    methods()
        .that(ANSWERS_REQUESTS)
        .should()
        .beAnnotatedWith(Access.class)
        .orShould()
        .beAnnotatedWith(Access.OneOf.class)
        .orShould()
        .beAnnotatedWith(SignedIn.class)
        .check(API);
  }

  /**
   * JAX-RS looks for the class by its path alone: one at {@code /tenants/{id}} hides all that the
   * class at {@code /tenants} has below an id.
   */
  @Test
  void no_resource_stands_on_an_id_and_hides_what_is_below_it() {
    assertThat(API.stream().filter(type -> type.isAnnotatedWith(Path.class)))
        .isNotEmpty()
        .noneMatch(type -> type.getAnnotationOfType(Path.class).value().endsWith("}"));
  }

  @Test
  void resources_are_named_as_such() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(API);
  }

  @Test
  void no_class_has_a_name_that_says_nothing() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base|DTO)").check(API);
  }

  @Test
  void nothing_talks_to_the_database() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.persistence.EntityManager")
        .check(API);
  }
}
