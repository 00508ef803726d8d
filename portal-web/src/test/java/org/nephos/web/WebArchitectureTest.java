package org.nephos.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Pages see facades, records and words; never entities, services or drivers. */
@AnalyzeClasses(packages = "org.nephos", importOptions = ImportOption.DoNotIncludeTests.class)
class WebArchitectureTest {
  private static final DescribedPredicate<JavaClass> OF_THE_PAGES =
      DescribedPredicate.describe(
          "of the pages", c -> c.getPackageName().startsWith("org.nephos.web"));

  private static final DescribedPredicate<JavaClass> INNER =
      DescribedPredicate.describe(
          "of the project, but neither of a facade nor a record or an enum",
          c ->
              c.getPackageName().startsWith("org.nephos")
                  && !c.getPackageName().startsWith("org.nephos.web")
                  && !c.getPackageName().matches("org\\.nephos\\.[a-z]+\\.api")
                  && !c.isEnum()
                  && !c.isRecord());

  @ArchTest
  static final ArchRule pages_use_facades_records_and_enums_only =
      noClasses().that(OF_THE_PAGES).should().dependOnClassesThat(INNER);

  @ArchTest
  static final ArchRule pages_touch_no_persistence_and_no_driver =
      noClasses()
          .that(OF_THE_PAGES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "java.sql..", "org.nephos.driver..", "jakarta.ejb..");

  @ArchTest
  static final ArchRule beans_of_pages_are_called_backing =
      classes()
          .that(OF_THE_PAGES)
          .and()
          .haveSimpleNameEndingWith("Backing")
          .should()
          .beAnnotatedWith("jakarta.inject.Named")
          .andShould()
          .beAnnotatedWith("jakarta.enterprise.context.RequestScoped");

  @ArchTest
  static final ArchRule no_class_is_called_by_an_empty_word =
      noClasses()
          .that(OF_THE_PAGES)
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|DTO)");
}
