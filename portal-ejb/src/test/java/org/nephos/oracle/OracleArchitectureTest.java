package org.nephos.oracle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** An oracle that shares code with what it judges would share its faults. */
class OracleArchitectureTest {
  private static final JavaClasses ORACLE =
      new ClassFileImporter().importPackages(UsageOracle.class.getPackageName());

  @Test
  void theOracleSharesNoCodeWithTheProduct() {
    assertThat(ORACLE.contain(UsageOracle.class)).isTrue();
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.nephos..").and(not(resideInAPackage("org.nephos.oracle.."))))
        .check(ORACLE);
  }
}
