package org.nephos.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Pages see facades, records and words; never entities, services or drivers. */
class WebArchitectureTest {
  private static final JavaClasses PAGES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.nephos.web");

  private static final DescribedPredicate<JavaClass> INNER =
      DescribedPredicate.describe(
          "of the project, but neither of a facade nor a record or an enum",
          c ->
              c.getPackageName().startsWith("org.nephos.")
                  && !c.getPackageName().startsWith("org.nephos.web")
                  && !c.getPackageName().matches("org\\.nephos\\.[a-z]+\\.api")
                  && !c.isEnum()
                  && !c.isRecord());

  @Test
  void there_are_classes_to_look_at() {
    assertThat(PAGES).hasSizeGreaterThan(40);
  }

  @Test
  void pages_use_facades_records_and_enums_only() {
    noClasses().should().dependOnClassesThat(INNER).check(PAGES);
  }

  @Test
  void pages_touch_no_persistence_and_no_driver() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.persistence..", "java.sql..", "org.nephos.driver..", "jakarta.ejb..")
        .check(PAGES);
  }

  @Test
  void beans_of_pages_can_be_named_and_live_for_one_request() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Backing")
        .should()
        .beAnnotatedWith("jakarta.inject.Named")
        .andShould()
        .beAnnotatedWith("jakarta.enterprise.context.RequestScoped")
        .check(PAGES);
  }

  @Test
  void no_class_is_called_by_an_empty_word() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|DTO)").check(PAGES);
  }
}
