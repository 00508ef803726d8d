package org.nephos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.placement.Host;
import org.nephos.tenancy.Tenant;

class DatabaseIT {
  @RegisterExtension static final Database database = new Database();

  private static final String PLAN =
      "INSERT INTO price_plan (id, name, currency, created_at) VALUES (?, ?, 'EUR', ?)";

  private static UUID plan(String name) {
    UUID id = UUID.randomUUID();
    database
        .em()
        .createNativeQuery(PLAN)
        .setParameter(1, id)
        .setParameter(2, name)
        .setParameter(3, Instant.parse("2026-01-01T00:00:00Z"))
        .executeUpdate();
    return id;
  }

  @Test
  void entitiesAreFoundAndFitTheSchema() {
    assertThat(database.factory().getMetamodel().getEntities())
        .extracting(entity -> (Object) entity.getJavaType())
        .contains(Tenant.class, Host.class);
  }

  @Test
  void whatIsCommittedIsSeenByTheNextTransaction() {
    UUID id = UUID.randomUUID();
    database.run(
        () ->
            database
                .em()
                .persist(
                    new Tenant(
                        id,
                        "acme",
                        "Acme",
                        plan("standard"),
                        ZoneOffset.UTC,
                        Instant.parse("2026-01-01T00:00:00Z"))));

    String name = database.call(() -> database.em().find(Tenant.class, id).displayName());

    assertThat(name).isEqualTo("Acme");
  }

  @Test
  void anExceptionRollsBackOnlyItsOwnTransaction() {
    database.run(
        () -> {
          assertThatThrownBy(
                  () ->
                      database.run(
                          () -> {
                            plan("inner");
                            throw new IllegalStateException("crash");
                          }))
              .hasMessage("crash");
          plan("outer");
        });

    List<?> names =
        database.call(
            () ->
                database
                    .em()
                    .createNativeQuery(
                        "SELECT name FROM price_plan WHERE name IN ('outer', 'inner')")
                    .getResultList());

    assertThat(names).isEqualTo(List.of("outer"));
  }

  /** Else as many threads as there are connections could wait for each other. */
  @Test
  void aThreadThatHasAConnectionIsNotGivenASecondOne() {
    database.run(
        () -> {
          plan("first");
          assertThatThrownBy(() -> database.run(() -> plan("second")))
              .hasStackTraceContaining("wants a second one");
        });

    database.run(() -> plan("after that"));
  }
}
