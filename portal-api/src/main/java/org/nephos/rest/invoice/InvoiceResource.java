package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What tenants owe, month by month, and what answers and pays it. */
@Path("/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class InvoiceResource {
  @Inject InvoiceFacade invoices;

  /** Invoices and credit notes that the caller may see. */
  @GET
  @Access(Permission.INVOICE_SEE)
  @Listed(
      filters = {"tenant", "state", "kind", "number", "month", "overdue"},
      sorts = {"period", "number", "total"})
  @Operation(
      summary = "Invoices and credit notes, newest month first",
      description =
          "The drafts of months that are not issued yet are among them. A month with nothing in it"
              + " has no invoice. Items are in each one's own address. month is one such as 2026-11, by"
              + " each tenant's calendar; overdue=true leaves those that are behind their term.")
  public PageJson<InvoiceSummaryJson> list(@Context UriInfo uri) {
    return PageJson.of(invoices.invoices(Queries.filtered(uri)), InvoiceSummaryJson::of);
  }

  /** One, in the form that the caller likes best. */
  @GET
  @Path("{id}")
  @Produces({
    MediaType.APPLICATION_JSON,
    InvoiceForms.PDF,
    InvoiceForms.CSV,
    MediaType.APPLICATION_XML
  })
  @Access(value = Permission.INVOICE_SEE, on = ResourceKind.INVOICE)
  @Operation(
      summary = "An invoice or a credit note with its items, taxes and payments",
      description =
          "Of a draft as of now. As application/pdf it is the document for printing, as text/csv a"
              + " row for each item, tax and the total, as application/xml an electronic invoice of"
              + " EN 16931 in the syntax of UBL 2.1; a draft has no such, and is refused with 409.")
  @APIResponse(
      responseCode = "200",
      description = "The invoice.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = InvoiceJson.class)),
        @Content(
            mediaType = InvoiceForms.PDF,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = InvoiceForms.CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(type = SchemaType.STRING))
      })
  public Response get(@PathParam("id") UUID id, @Context HttpServletRequest request)
      throws IOException {
    return InvoiceForms.of(invoices, id).answer(request);
  }

  /** Why an item's amount is what it is. */
  @GET
  @Path("{id}/items/{n}/explain")
  @Access(value = Permission.INVOICE_SEE, on = ResourceKind.INVOICE)
  @Operation(
      summary = "Why an item's amount is what it is",
      description = "The resources, their states and seconds, the price and the rounding.")
  public ItemExplanationJson explain(
      @PathParam("id") UUID id,
      @Parameter(
              description = "The number of the item.",
              schema = @Schema(type = SchemaType.INTEGER))
          @PathParam("n")
          String n) {
    if (!n.matches("[1-9][0-9]{0,6}")) {
      throw new NotFoundException();
    }
    ItemExplanationView why = invoices.explain(id, Integer.parseInt(n));
    return ItemExplanationJson.of(
        why, why.rate() == null ? invoices.invoice(id).currency() : why.rate().currency());
  }

  /** Records money that came in. */
  @POST
  @Path("{id}/payments")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.INVOICE)
  @Operation(
      summary = "Record money that came in for an invoice (operator)",
      description =
          "What is more than it owes becomes a prepaid credit of the tenant. A reference that the"
              + " invoice knows is refused with 409.")
  public InvoiceJson pay(
      @PathParam("id") UUID id, PaymentBody body, @HeaderParam("Idempotency-Key") String key) {
    String once = Preconditions.idempotencyKey(key);
    String currency = invoices.invoice(id).currency();
    return InvoiceJson.of(invoices.pay(id, body.command(currency), once));
  }

  /** Answers an invoice by a credit note. */
  @POST
  @Path("{id}/credit")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.INVOICE)
  @Operation(
      summary = "Answer an issued invoice by a credit note (operator)",
      description =
          "In full or for some items; an invoice is never edited. What was paid on what is credited"
              + " becomes a credit of the tenant.")
  @APIResponseSchema(
      value = InvoiceJson.class,
      responseCode = "201",
      responseDescription = "The credit note is issued; Location says where it is.")
  public Response credit(
      @PathParam("id") UUID id,
      CreditNoteBody body,
      @HeaderParam("Idempotency-Key") String key,
      @Context UriInfo uri) {
    InvoiceJson note =
        InvoiceJson.of(invoices.credit(id, body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(note, uri, "invoices", note.id());
  }

  /** Works an invoice out again. */
  @GET
  @Path("{id}/replay")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.INVOICE)
  @Operation(
      summary = "Work an issued invoice out again from the events and compare it (operator)",
      description = "Changes nothing. Byte for byte the same, or what differs is named.")
  public ReplayJson replay(@PathParam("id") UUID id) {
    return ReplayJson.of(invoices.replay(id));
  }

  /** The same, for those who take it for an action. */
  @POST
  @Path("{id}/replay")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.INVOICE)
  @Operation(summary = "The same as GET (operator)")
  public ReplayJson replayNow(@PathParam("id") UUID id) {
    return ReplayJson.of(invoices.replay(id));
  }
}
