package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** Money that tenants have with the seller; it pays their next invoices. */
@Path("/credits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class CreditResource {
  @Inject CreditFacade credits;
  @Inject BillingAccountFacade accounts;

  /** Credits that the caller may see. */
  @GET
  @Access(Permission.INVOICE_SEE)
  @Listed(
      filters = {"tenant", "kind"},
      sorts = {"createdAt", "amount", "remaining"})
  @Operation(summary = "Credits, newest first")
  public PageJson<CreditJson> list(@Context UriInfo uri) {
    return PageJson.of(credits.credits(Queries.filtered(uri)), CreditJson::of);
  }

  /** One credit. */
  @GET
  @Path("{id}")
  @Access(value = Permission.INVOICE_SEE, on = ResourceKind.CREDIT)
  @Operation(summary = "A credit")
  public CreditJson get(@PathParam("id") UUID id) {
    return CreditJson.of(credits.credit(id));
  }

  /** Gives one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "Give a tenant a credit, or record what it paid ahead (operator)",
      description = "It pays the tenant's next invoices when they are issued, oldest credit first.")
  @APIResponseSchema(
      value = CreditJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      CreditBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    String once = Preconditions.idempotencyKey(key);
    String currency = AccountCurrency.of(accounts, body.tenant());
    CreditJson made = CreditJson.of(credits.grant(body.command(currency), once));
    return Answers.created(made, uri, "credits", made.id());
  }
}
