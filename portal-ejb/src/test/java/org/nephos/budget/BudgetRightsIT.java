package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.Money;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;

/** Who may see and change budgets, and what they must be like. */
class BudgetRightsIT {
  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
  }

  private BudgetService budgets() {
    return portal.get(BudgetService.class);
  }

  private static BudgetSpec spec(String name, String amount, String webhook) {
    return new BudgetSpec(
        name,
        new Money(new BigDecimal(amount), "EUR"),
        List.of(new BudgetThreshold(BudgetBasis.ACTUAL, 80)),
        false,
        webhook);
  }

  private SavedBudget make(Caller who, UUID tenant, UUID project, BudgetSpec spec) {
    return portal.as(
        who, () -> budgets().create(new CreateBudget(tenant, project, null, spec), null));
  }

  private SavedBudget make(String name) {
    return make(cloud.admin, cloud.acme, null, spec(name, "10.00", null));
  }

  private List<String> seen(Caller who) {
    return portal.as(who, () -> budgets().list(ListQuery.firstPage())).items().stream()
        .map(BudgetView::name)
        .toList();
  }

  @Test
  void aMemberSeesBudgetsOfItsOwnProjectsOnlyAndBookkeepersAllOfTheTenant() {
    make("whole");
    make(cloud.admin, null, cloud.acmeDefault, spec("default", "10.00", null));
    make(cloud.admin, null, cloud.acmeAlpha, spec("alpha", "10.00", null));
    make(cloud.stranger, cloud.globex, null, spec("globex", "10.00", null));

    assertThat(seen(cloud.member)).containsExactly("default");
    assertThat(seen(cloud.viewer)).containsExactly("default");
    assertThat(seen(cloud.billing)).containsExactly("alpha", "default", "whole");
    assertThat(seen(cloud.admin)).containsExactly("alpha", "default", "whole");
    assertThat(seen(cloud.stranger)).containsExactly("globex");
    assertThat(seen(cloud.operator)).contains("whole", "globex");
  }

  @Test
  void onlyTheAdministratorChangesThemAndOnlyItSeesWhereTheyCall() {
    SavedBudget budget =
        make(
            cloud.admin,
            null,
            cloud.acmeDefault,
            spec("hook", "10.00", "https://hooks.example.org/?key=secret"));
    UUID id = budget.budget().id();

    for (Caller who : List.of(cloud.billing, cloud.member, cloud.viewer, cloud.operator)) {
      BudgetView view = portal.as(who, () -> budgets().get(id));
      assertThat(view.webhook()).isTrue();
      assertThat(view.webhookUrl()).isNull();
      assertThatThrownBy(
              () -> portal.as(who, () -> budgets().change(id, spec("x", "1.00", null), null)))
          .isInstanceOf(ForbiddenException.class);
      assertThatThrownBy(
              () -> portal.as(who, () -> budgets().deliveries(id, ListQuery.firstPage())))
          .isInstanceOf(ForbiddenException.class);
    }
    assertThat(budget.budget().webhookUrl()).isEqualTo("https://hooks.example.org/?key=secret");
    assertThatThrownBy(() -> portal.as(cloud.stranger, () -> budgets().get(id)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> make(cloud.member, cloud.acme, null, spec("x", "1.00", null)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> make(cloud.stranger, cloud.acme, null, spec("x", "1.00", null)))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void theSecretIsShownWhenTheAddressIsSetAndOnlyThen() {
    BudgetSpec hook = spec("hook", "10.00", "https://hooks.example.org/a");
    CreateBudget command = new CreateBudget(cloud.acme, null, null, hook);
    SavedBudget made = portal.as(cloud.admin, () -> budgets().create(command, "k"));
    SavedBudget again = portal.as(cloud.admin, () -> budgets().create(command, "k"));
    UUID id = made.budget().id();

    assertThat(made.webhookSecret()).matches("nwh_[A-Za-z0-9_-]{43}");
    assertThat(again.budget().id()).isEqualTo(id);
    assertThat(again.webhookSecret()).isNull();
    SavedBudget same = portal.as(cloud.admin, () -> budgets().change(id, hook, null));
    assertThat(same.webhookSecret()).isNull();
    SavedBudget other =
        portal.as(
            cloud.admin,
            () -> budgets().change(id, spec("hook", "10.00", "https://hooks.example.org/b"), null));
    assertThat(other.webhookSecret()).isNotNull().isNotEqualTo(made.webhookSecret());
    assertThat(
            portal.number(
                "select count(*) from event where data like :secret", Map.of("secret", "%nwh_%")))
        .isZero();
    assertThat(
            portal.number(
                "select count(*) from idempotency_key where answer like :secret",
                Map.of("secret", "%nwh_%")))
        .isZero();
  }

  @Test
  void aChangeOfWhatSomebodyElseHasChangedIsRefusedAndWhatItWasIsKept() {
    SavedBudget made = make("first");
    UUID id = made.budget().id();
    long version = made.budget().version();

    BudgetView changed =
        portal
            .as(cloud.admin, () -> budgets().change(id, spec("second", "20.00", null), version))
            .budget();

    assertThat(changed.name()).isEqualTo("second");
    assertThat(changed.version()).isGreaterThan(version);
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.admin, () -> budgets().change(id, spec("third", "20.00", null), version)))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(
            portal.number(
                "select count(*) from event where type = 'budget.changed'"
                    + " and data like '%\"before\":\"10.00\"%' and resource_id = :id",
                Map.of("id", id)))
        .isEqualTo(1);
    portal.as(
        cloud.admin,
        () -> {
          budgets().delete(id);
          return null;
        });
    assertThatThrownBy(() -> portal.as(cloud.admin, () -> budgets().get(id)))
        .isInstanceOf(NotFoundException.class);
    assertThat(cloud.events("DONE")).contains("budget.created", "budget.changed", "budget.deleted");
  }

  @Test
  void aNameIsTakenOnceInATenant() {
    make("same");

    assertThatThrownBy(() -> make("same"))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("name-taken"));
    make(cloud.stranger, cloud.globex, null, spec("same", "10.00", null));
  }

  @Test
  void allThatIsWrongIsSaidAtOnceInSentences() {
    List<BudgetThreshold> many = new ArrayList<>();
    for (int percent = 1; percent <= 21; percent++) {
      many.add(new BudgetThreshold(BudgetBasis.ACTUAL, percent));
    }
    CreateBudget wrong =
        new CreateBudget(
            cloud.acme,
            cloud.acmeDefault,
            "no tag",
            new BudgetSpec(
                "=1+1",
                new Money(new BigDecimal("0.001"), "euro"),
                many,
                true,
                "http://169.254.169.254/"));

    InvalidException said =
        catchThrowableOfType(
            InvalidException.class,
            () -> portal.as(cloud.admin, () -> budgets().create(wrong, null)));

    assertThat(said.violations().stream().map(Violation::field))
        .containsExactlyInAnyOrder("name", "amount", "currency", "thresholds", "webhookUrl", "tag");
    assertThat(said.violations()).allSatisfy(one -> assertThat(one.message()).endsWith("."));
  }

  @Test
  void aBudgetIsOfAProjectOrOfATagAndTheProjectIsTheTenants() {
    BudgetSpec spec = spec("one", "10.00", null);
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.admin,
                    () ->
                        budgets()
                            .create(new CreateBudget(null, cloud.acmeDefault, "a=b", spec), null)))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("not of both");
    assertThatThrownBy(() -> make(cloud.admin, cloud.acme, cloud.globexDefault, spec))
        .isInstanceOf(InvalidException.class);
    // Who runs one tenant need not say which.
    assertThat(make(cloud.admin, null, null, spec).budget().tenant()).isEqualTo(cloud.acme);
  }

  @Test
  void theOperatorIsNoAdministratorOfATenant() {
    assertThatThrownBy(() -> make(cloud.operator, cloud.acme, null, spec("x", "1.00", null)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void theCurrencyOfATenantIsThatOfItsPrices() {
    assertThat(portal.as(cloud.billing, () -> budgets().currency(cloud.acme))).isEqualTo("EUR");
  }
}
