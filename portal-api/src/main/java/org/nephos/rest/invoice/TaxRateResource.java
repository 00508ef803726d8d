package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;

/** By how many per cent each category is taxed, by the country of the seller. */
@Path("/tax-rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class TaxRateResource {
  @Inject BillingAccountFacade accounts;

  /** All of them. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"country", "category"},
      sorts = {"country", "category", "percent", "validFrom"})
  @Operation(summary = "Tax rates with the days from which they hold (operator)")
  public PageJson<TaxRateJson> list(@Context UriInfo uri) {
    return PageJson.of(accounts.taxRates(Queries.filtered(uri)), TaxRateJson::of);
  }

  /** Adds one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "Add a tax rate from a day to come (operator)",
      description =
          "It holds until the next of its country and category. The first of these may begin"
              + " earlier, on a day after all that is invoiced by sellers there.")
  @APIResponseSchema(
      value = TaxRateJson.class,
      responseCode = "201",
      responseDescription = "It is there.")
  public Response create(TaxRateBody body, @HeaderParam("Idempotency-Key") String key) {
    TaxRateJson made =
        TaxRateJson.of(accounts.addTaxRate(body.command(), Preconditions.idempotencyKey(key)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }
}
