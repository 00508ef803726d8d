package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.api.PersonView;
import org.nephos.testing.Portal;

class PeopleServiceIT {
  @RegisterExtension static final Portal portal = new Portal();

  @BeforeAll
  static void begin() {
    portal.withDemoData();
  }

  private static Page<PersonView> page(ListQuery query) {
    return portal.as(operator(), () -> portal.get(PeopleService.class).people(query));
  }

  private static PersonView named(String username) {
    return page(ListQuery.firstPage().with("username", username)).items().get(0);
  }

  @Test
  void theOperatorSeesEverybodyOfAllTenantsWithWhatTheyHold() {
    assertThat(page(ListQuery.firstPage()).items())
        .extracting(PersonView::username)
        .contains("acme-admin", "globex-user", "operator")
        .isSorted();
    assertThat(named("acme-admin").roles())
        .extracting(PersonView.HeldRole::role, PersonView.HeldRole::tenantName)
        .contains(org.assertj.core.groups.Tuple.tuple(Role.TENANT_ADMIN, "Acme Works"));
  }

  @Test
  void theyAreFilteredByTenantAndRole() {
    UUID globex = named("globex-user").roles().get(0).tenant();

    assertThat(page(ListQuery.firstPage().with("tenant", globex.toString())).items())
        .extracting(PersonView::username)
        .containsExactly("globex-admin", "globex-user");
    assertThat(page(ListQuery.firstPage().with("role", "BILLING")).items())
        .extracting(PersonView::username)
        .containsExactly("acme-billing");
  }

  @Test
  void pageByPageNobodyIsMissedAndNobodyComesTwice() {
    for (String sort : List.of("username", "-displayName", "email", "-createdAt")) {
      List<UUID> seen = new ArrayList<>();
      Page<PersonView> page = page(new ListQuery(Map.of(), sort, 2, null));
      page.items().forEach(person -> seen.add(person.id()));
      while (page.next() != null) {
        page = page(new ListQuery(Map.of(), sort, 2, page.next()));
        page.items().forEach(person -> seen.add(person.id()));
      }
      assertThat(seen).doesNotHaveDuplicates();
      assertThat(seen).hasSameSizeAs(page(new ListQuery(Map.of(), null, 500, null)).items());
    }
    assertThatThrownBy(() -> page(new ListQuery(Map.of(), "roles", 2, null)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void whenSomebodySignedInLastIsSaid() {
    Instant at = Instant.parse("2031-05-06T07:08:09Z");
    portal.use(Clock.fixed(at, ZoneOffset.UTC));
    portal.as(
        acmeUser(),
        () -> {
          portal.get(TenancyService.class).signedIn();
          return null;
        });
    portal.use(Clock.systemUTC());

    assertThat(named("acme-user").lastSignInAt()).isEqualTo(at);
    assertThat(named("globex-user").lastSignInAt()).isNull();
  }

  @Test
  void nobodyElseSeesThem() {
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () -> portal.get(PeopleService.class).people(ListQuery.firstPage())))
        .isInstanceOf(ForbiddenException.class);
  }
}
