package org.nephos.rest.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;
import static org.nephos.rest.harness.Client.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class InvoiceResourceTest {
  private ApiServer server;
  private Client user;
  private UUID id;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "operator"));
    server.access.allow(Permission.INVOICE_SEE, Permission.CLOUD_OPERATE);
    id = server.access.know(Permission.INVOICE_SEE, Permission.CLOUD_OPERATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_invoice_has_the_fields_of_the_contract_and_money_with_its_currency() {
    HttpResponse<String> answer = user.get("/invoices/" + id);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode invoice = json(answer);
    assertThat(invoice.path("id").asText()).isEqualTo(id.toString());
    assertThat(invoice.path("number").asText()).isEqualTo("NEPH-000042");
    assertThat(invoice.path("state").asText()).isEqualTo("ISSUED");
    assertThat(invoice.path("period").path("from").asText()).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(invoice.path("period").path("to").asText()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(money(invoice.path("net"))).isEqualTo("17.28 EUR");
    assertThat(money(invoice.path("tax"))).isEqualTo("3.28 EUR");
    assertThat(money(invoice.path("total"))).isEqualTo("20.56 EUR");
    JsonNode item = invoice.path("items").get(0);
    assertThat(item.path("n").isInt()).isTrue();
    assertThat(item.path("quantity").asText()).isEqualTo("1440");
    assertThat(money(item.path("unitPrice"))).isEqualTo("0.0120000000 EUR");
    assertThat(money(item.path("amount"))).isEqualTo("17.28 EUR");
    assertThat(money(invoice.path("taxes").get(0).path("amount"))).isEqualTo("3.28 EUR");
    assertThat(invoice.path("payments").get(0).path("paidOn").asText()).isEqualTo("2026-12-09");
  }

  private static String money(JsonNode money) {
    assertThat(money.path("amount").isTextual()).isTrue();
    return money.path("amount").asText() + " " + money.path("currency").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, application/pdf, %PDF-",
    "text/csv, text/csv;charset=utf-8, 'invoice,number\n'",
    "application/xml, application/xml;charset=utf-8, <Invoice/>"
  })
  void it_comes_in_the_form_that_is_asked_for(String accept, String type, String body) {
    HttpResponse<String> answer = user.get("/invoices/" + id, "Accept", accept);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"invoice-" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/pdf;q=0.5, application/json"})
  void it_is_json_to_who_does_not_like_anything_better(String accept) {
    assertThat(json(user.get("/invoices/" + id, "Accept", accept)).path("id").asText())
        .isEqualTo(id.toString());
  }

  @Test
  void a_form_that_there_is_not_is_refused_and_so_is_a_draft_as_electronic_invoice() {
    assertThat(user.get("/invoices/" + id, "Accept", "image/png").statusCode()).isEqualTo(406);
    server.invoices.state = InvoiceState.DRAFT;
    HttpResponse<String> draft = user.get("/invoices/" + id, "Accept", "application/xml");
    assertThat(draft.statusCode()).isEqualTo(409);
    assertThat(problem(draft)).isEqualTo("state-conflict");
    assertThat(json(user.get("/invoices/" + id)).path("number").isNull()).isTrue();
  }

  @Test
  void the_list_passes_its_filters_on_and_is_csv_on_request() {
    JsonNode page = json(user.get("/invoices?state=ISSUED&kind=INVOICE&sort=-period&limit=7"));
    assertThat(page.path("next").asText()).isEqualTo("more");
    assertThat(page.path("items").get(0).has("items")).isFalse();
    assertThat(server.invoices.asked.filters())
        .isEqualTo(Map.of("state", "ISSUED", "kind", "INVOICE"));
    assertThat(server.invoices.asked.sort()).isEqualTo("-period");
    assertThat(server.invoices.asked.limit()).isEqualTo(7);

    HttpResponse<String> csv = user.get("/invoices", "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
    assertThat(csv.body())
        .startsWith("id,kind,number,state,overdue,tenant,tenantName,period.from,period.to,")
        .contains("total.amount,total.currency")
        .contains(",20.56,EUR,")
        .contains(",'=Acme,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour=red", "limit=0", "sort="})
  void a_query_that_cannot_be_read_is_malformed(String query) {
    assertThat(user.get("/invoices?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void an_item_is_explained_down_to_its_intervals() {
    HttpResponse<String> answer = user.get("/invoices/" + id + "/items/1/explain");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode why = json(answer);
    assertThat(why.path("rule").asText()).isEqualTo("USAGE");
    assertThat(why.path("formula").asText()).contains("17.28");
    JsonNode interval = why.path("resources").get(0).path("intervals").get(0);
    assertThat(interval.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(interval.path("seconds").asLong()).isEqualTo(3600);
    assertThat(money(interval.path("cost"))).isEqualTo("0.024000000000 EUR");
    assertThat(server.invoices.told).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.0", "99999999999", "01"})
  void a_number_that_no_item_can_have_is_not_there(String n) {
    assertThat(user.get("/invoices/" + id + "/items/" + n + "/explain").statusCode())
        .isEqualTo(404);
    assertThat(server.invoices.told).isEmpty();
  }

  @Test
  void a_payment_is_recorded_in_the_currency_of_the_invoice() {
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/invoices/" + id + "/payments",
            BodyPublishers.ofString(
                """
                {"amount": {"amount": "20.00", "currency": "EUR"}, "reference": "SEPA 2",
                 "paidOn": "2026-12-10"}"""),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "k-1");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(server.invoices.told)
        .containsExactly(
            new RecordPayment(new BigDecimal("20.00"), "SEPA 2", LocalDate.of(2026, 12, 10)),
            "k-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\": \"20.00\", \"reference\": \"x\"}",
        "{\"amount\": {\"amount\": 20, \"currency\": \"EUR\"}, \"reference\": \"x\"}",
        "{\"amount\": {\"amount\": \"1e3\", \"currency\": \"EUR\"}, \"reference\": \"x\"}",
        "{\"amount\": {\"amount\": \"20.00\", \"currency\": \"USD\"}, \"reference\": \"x\"}",
        "{\"amount\": {\"amount\": \"20.00\"}, \"reference\": \"x\"}",
        "{\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}}",
        "{\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}, \"reference\": \"x\","
            + " \"paidOn\": \"2026-02-30\"}",
        "{\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}, \"reference\": \"x\","
            + " \"paidOn\": null}",
        "{\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}, \"reference\": \"x\","
            + " \"by\": \"me\"}"
      })
  void a_payment_that_cannot_be_understood_is_refused(String body) {
    HttpResponse<String> answer = user.send("POST", "/invoices/" + id + "/payments", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(server.invoices.told).isEmpty();
  }

  @Test
  void an_invoice_is_answered_by_a_credit_note_in_full_or_for_items() {
    String path = "/invoices/" + id + "/credit";
    HttpResponse<String> some =
        user.send("POST", path, "{\"items\": [1], \"reason\": \"Not reachable.\"}");
    HttpResponse<String> all = user.send("POST", path, "{\"reason\": \"Wrong buyer.\"}");

    assertThat(some.statusCode()).as(some.body()).isEqualTo(201);
    assertThat(some.headers().firstValue("Location").orElse(""))
        .endsWith("/invoices/" + json(some).path("id").asText());
    assertThat(all.statusCode()).isEqualTo(201);
    assertThat(server.invoices.told)
        .containsExactly(
            new CreditInvoice(List.of(1), "Not reachable."),
            null,
            new CreditInvoice(List.of(), "Wrong buyer."),
            null);
    assertThat(user.send("POST", path, "{\"items\": [1]}").statusCode()).isEqualTo(422);
    HttpResponse<String> none = user.send("POST", path, "{\"items\": [], \"reason\": \"x\"}");
    assertThat(none.statusCode()).as("no items are not all of them").isEqualTo(422);
    assertThat(json(none).path("violations").get(0).path("field").asText()).isEqualTo("items");
    assertThat(server.invoices.told).hasSize(4);
    assertThat(user.send("POST", path, "{\"items\": [\"1\"], \"reason\": \"x\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_replay_says_what_differs_whether_it_is_read_or_asked_for() {
    for (HttpResponse<String> answer :
        List.of(
            user.get("/invoices/" + id + "/replay"),
            user.send("POST", "/invoices/" + id + "/replay", BodyPublishers.noBody()))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json(answer).path("identical").isBoolean()).isTrue();
      assertThat(json(answer).path("differences").get(0).path("at").asText())
          .isEqualTo("item 3, amount");
      assertThat(json(answer).path("differences").get(0).path("replayed").isNull()).isTrue();
    }
  }

  @Test
  void who_sees_an_invoice_may_not_settle_it() {
    UUID seen = server.access.know(Permission.INVOICE_SEE);

    assertThat(user.get("/invoices/" + seen).statusCode()).isEqualTo(200);
    assertThat(user.get("/invoices/" + seen + "/replay").statusCode()).isEqualTo(403);
    assertThat(user.send("POST", "/invoices/" + seen + "/payments", "{").statusCode())
        .isEqualTo(403);
    assertThat(user.send("POST", "/invoices/" + seen + "/credit", "{").statusCode()).isEqualTo(403);
    assertThat(user.get("/invoices/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(user.get("/invoices/x", "Accept", "application/pdf").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_due_is_issued_for_one_or_for_all() {
    HttpResponse<String> all = user.send("POST", "/billing/runs", BodyPublishers.noBody());
    UUID tenant = UUID.randomUUID();
    HttpResponse<String> one =
        user.send("POST", "/billing/runs", "{\"tenant\": \"" + tenant + "\"}");

    assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
    assertThat(json(all).path("issued").asInt()).isEqualTo(1);
    assertThat(json(one).path("tenant").asText()).isEqualTo(tenant.toString());
    assertThat(server.invoices.told).containsExactly("null", tenant.toString());
    assertThat(json(user.get("/billing/runs")).path("items")).hasSize(1);
  }

  @Test
  void revenue_is_by_month_and_its_period_must_be_one() {
    JsonNode month = json(user.get("/billing/revenue?from=2026-01-01T00:00:00Z"));
    assertThat(month.path("items").get(0).path("month").asText()).isEqualTo("2026-11");
    assertThat(money(month.path("items").get(0).path("overdue"))).isEqualTo("1.00 EUR");
    assertThat(server.invoices.told).containsExactly("2026-01-01T00:00:00Z");
    assertThat(
            user.get("/billing/revenue?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                .statusCode())
        .isEqualTo(400);
  }
}
