package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.CreditFacade;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What finance adds to the next invoices by hand. */
@Path("/manual-items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class ManualItemResource {
  @Inject CreditFacade credits;
  @Inject BillingAccountFacade accounts;

  /** What waits for an invoice, and what stood on past ones. */
  @GET
  @Access(Permission.INVOICE_SEE)
  @Listed(
      filters = "tenant",
      sorts = {"createdAt", "amount"})
  @Operation(summary = "Items that were added by hand, newest first; invoice says on which one")
  public PageJson<ManualItemJson> list(@Context UriInfo uri) {
    return PageJson.of(credits.manualItems(Queries.filtered(uri)), ManualItemJson::of);
  }

  /** Adds one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Add an item to a tenant's next invoice (operator)")
  @APIResponseSchema(
      value = ManualItemJson.class,
      responseCode = "201",
      responseDescription = "It waits for the next invoice.")
  public Response create(
      ManualItemBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    String once = Preconditions.idempotencyKey(key);
    String currency = AccountCurrency.of(accounts, body.tenant());
    ManualItemJson made = ManualItemJson.of(credits.addManualItem(body.command(currency), once));
    return Answers.created(made, uri, "manual-items", made.id());
  }

  /** Takes one back. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.MANUAL_ITEM)
  @Operation(summary = "Take an item back that is on no invoice yet (operator)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id) {
    credits.deleteManualItem(id);
    return Response.noContent().build();
  }
}
