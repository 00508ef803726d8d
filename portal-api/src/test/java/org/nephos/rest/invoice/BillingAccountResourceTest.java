package org.nephos.rest.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;
import static org.nephos.rest.harness.Client.problem;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.rest.harness.FakeAccounts;
import org.nephos.tenancy.Permission;

class BillingAccountResourceTest {
  private static final String PARTY =
      """
      {"legalName": "Acme", "street": "Weg 1", "postalCode": "1", "city": "Berlin",
       "country": "DE", "email": "a@acme.example"}""";

  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "operator"));
    server.access.allow(Permission.INVOICE_SEE, Permission.CLOUD_OPERATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private UUID known() {
    return server.access.know(Permission.INVOICE_SEE, Permission.CLOUD_OPERATE);
  }

  private HttpResponse<String> conditional(String verb, String path, String body, String tag) {
    return user.send(
        verb,
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "If-Match",
        tag);
  }

  @Test
  void a_seller_is_made_and_read_with_its_version() {
    HttpResponse<String> made =
        user.send(
            "POST",
            "/sellers",
            "{\"party\": " + PARTY + ", \"invoicePrefix\": \"NEPH\", \"paymentDays\": 14}");

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(server.accounts.told.get(0))
        .isEqualTo(
            new SaveSeller(
                new InvoiceView.Party(
                    "Acme", "Weg 1", "1", "Berlin", "DE", null, "a@acme.example", null),
                "NEPH",
                14));
    HttpResponse<String> read = user.get("/sellers/" + known());
    assertThat(read.headers().firstValue("ETag")).hasValue("\"3\"");
    assertThat(json(user.get("/sellers")).path("items")).hasSize(1);
  }

  @Test
  void what_is_left_out_of_a_seller_stays_and_an_empty_text_takes_away() {
    HttpResponse<String> answer =
        conditional(
            "PATCH",
            "/sellers/" + known(),
            "{\"party\": {\"city\": \"Hamburg\", \"vatId\": \"\"}, \"paymentDays\": 30}",
            "\"3\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"4\"");
    assertThat(server.accounts.told)
        .containsExactly(
            new SaveSeller(
                new InvoiceView.Party(
                    "Acme GmbH",
                    "Hauptstraße 1",
                    "10115",
                    "Hamburg",
                    "DE",
                    null,
                    "a@acme.example",
                    null),
                "NEPH",
                30));
    assertThat(conditional("PATCH", "/sellers/" + known(), "{}", "\"2\"").statusCode())
        .isEqualTo(412);
    assertThat(user.send("PATCH", "/sellers/" + known(), "{\"invoicePrefix\": \"X\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_billing_account_is_read_before_and_after_somebody_said_whose_it_is() {
    HttpResponse<String> read = user.get("/tenants/" + known() + "/billing-account");
    assertThat(read.headers().firstValue("ETag")).hasValue("\"3\"");
    assertThat(json(read).path("balance").path("amount").asText()).isEqualTo("5.00");
    assertThat(json(read).path("buyer").path("legalName").asText()).isEqualTo("Acme GmbH");
    server.access.know(FakeAccounts.NEW_TENANT, Permission.INVOICE_SEE);
    HttpResponse<String> none =
        user.get("/tenants/" + FakeAccounts.NEW_TENANT + "/billing-account");
    assertThat(none.statusCode()).as(none.body()).isEqualTo(200);
    assertThat(none.headers().firstValue("ETag")).isEmpty();
    assertThat(json(none).path("seller").isNull()).isTrue();
  }

  @Test
  void whom_invoices_are_made_out_to_is_said_anew_over_what_was_read() {
    UUID seller = UUID.randomUUID();
    String body =
        "{\"seller\": \"%s\", \"buyer\": %s, \"taxTreatment\": \"REVERSE_CHARGE\"}"
            .formatted(seller, PARTY);
    String path = "/tenants/" + known() + "/billing-account";

    assertThat(conditional("PUT", path, body, "\"1\"").statusCode()).isEqualTo(412);
    HttpResponse<String> answer = conditional("PUT", path, body, "\"3\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    SaveBillingAccount said = (SaveBillingAccount) server.accounts.told.get(0);
    assertThat(said.seller()).isEqualTo(seller);
    assertThat(said.taxTreatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
    assertThat(user.send("PUT", path, body.replace("REVERSE_CHARGE", "NONE")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_tax_rate_is_added_from_a_day_on() {
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/tax-rates",
            "{\"country\": \"DE\", \"category\": \"STANDARD\", \"percent\": \"19\","
                + " \"validFrom\": \"2027-01-01\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).path("validFrom").asText()).isEqualTo("2027-01-01");
    assertThat(server.accounts.told)
        .containsExactly(
            new AddTaxRate(
                "DE", TaxCategory.STANDARD, new BigDecimal("19"), LocalDate.of(2027, 1, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"country\": \"DE\", \"category\": \"STANDARD\", \"percent\": 19,"
            + " \"validFrom\": \"2027-01-01\"}",
        "{\"country\": \"DE\", \"category\": \"HIGH\", \"percent\": \"19\","
            + " \"validFrom\": \"2027-01-01\"}",
        "{\"country\": \"DE\", \"category\": \"STANDARD\", \"percent\": \"19\","
            + " \"validFrom\": \"1.1.2027\"}",
        "{\"country\": \"DE\", \"category\": \"STANDARD\", \"percent\": \"19\"}"
      })
  void a_tax_rate_that_cannot_be_understood_is_refused(String body) {
    assertThat(user.send("POST", "/tax-rates", body).statusCode()).isEqualTo(422);
    assertThat(server.accounts.told).isEmpty();
  }

  private static String credit(UUID tenant, String currency) {
    return """
        {"tenant": "%s", "kind": "PREPAID", "amount": {"amount": "100.00", "currency": "%s"},
         "reason": "Paid ahead", "expiresAt": "2027-12-31T00:00:00Z"}"""
        .formatted(tenant, currency);
  }

  @Test
  void a_credit_is_given_in_the_currency_of_its_tenant() {
    UUID tenant = UUID.randomUUID();

    HttpResponse<String> answer = user.send("POST", "/credits", credit(tenant, "EUR"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(server.credits.granted)
        .containsExactly(
            new GrantCredit(
                tenant,
                CreditView.Kind.PREPAID,
                new BigDecimal("100.00"),
                "Paid ahead",
                Instant.parse("2027-12-31T00:00:00Z")));
    assertThat(json(user.get("/credits?kind=PREPAID")).path("items").get(0).path("remaining"))
        .isEqualTo(json(answer).path("remaining"));
    assertThat(server.credits.asked.filters()).isEqualTo(Map.of("kind", "PREPAID"));
    assertThat(user.send("POST", "/credits", credit(tenant, "USD")).statusCode()).isEqualTo(422);
  }

  @Test
  void a_tenant_of_a_body_that_is_not_there_is_a_wrong_value() {
    HttpResponse<String> answer =
        user.send("POST", "/credits", credit(FakeAccounts.NO_TENANT, "EUR"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(problem(answer)).isEqualTo("invalid");
    assertThat(server.credits.granted).isEmpty();
  }

  @Test
  void an_item_is_added_by_hand_and_taken_back() {
    UUID tenant = UUID.randomUUID();
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/manual-items",
            """
            {"tenant": "%s", "description": "Migration",
             "amount": {"amount": "-12.50", "currency": "EUR"}, "taxCategory": "REDUCED"}"""
                .formatted(tenant));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).path("amount").path("amount").asText()).isEqualTo("-12.50");
    assertThat(server.credits.added)
        .containsExactly(
            new AddManualItem(
                tenant, null, "Migration", new BigDecimal("-12.50"), TaxCategory.REDUCED));
    assertThat(json(user.get("/manual-items?tenant=" + tenant)).path("items")).hasSize(1);
    UUID item = known();
    HttpResponse<String> gone =
        user.send("DELETE", "/manual-items/" + item, BodyPublishers.noBody());
    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(server.credits.deleted).containsExactly(item);
  }
}
