package org.nephos.rest.billing;

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
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.RateView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Rates of price plans. One in use is never edited: it is ended, or another follows. */
@Path("/rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
@ApplicationScoped
public class RateResource {
  @Inject PricePlanFacade prices;

  /** All rates. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"pricePlan", "meter", "flavor", "image", "zone", "state"},
      sorts = {"meter", "validFrom"})
  @Operation(summary = "The rates of all price plans, with what has ended (operator)")
  public PageJson<RateJson> list(@Context UriInfo uri) {
    return PageJson.of(prices.rates(Queries.filtered(uri)), RateJson::of);
  }

  /** One rate. */
  @GET
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.RATE)
  @Operation(summary = "A rate (operator)")
  public RateJson get(@PathParam("id") UUID id) {
    return RateJson.of(prices.rate(id));
  }

  /** Adds one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "Add a rate to a price plan (operator)",
      description =
          "The rate before it with the same meter and narrowed to the same ends where it begins."
              + " Two that could both hold for one thing are refused with 409, both named.")
  @APIResponseSchema(
      value = RateJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      RateBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    RateView made = prices.addRate(body.command(), Preconditions.idempotencyKey(key));
    return Answers.created(RateJson.of(made), uri, "rates", made.id());
  }

  /** Ends one. */
  @POST
  @Path("{id}/end")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.RATE)
  @Operation(summary = "End a rate from a time to come (operator)")
  public RateJson end(@PathParam("id") UUID id, @OptionalBody EndBody body) {
    return RateJson.of(prices.endRate(id, body == null ? null : body.at()));
  }

  /** Takes one back that has not begun. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.RATE)
  @Operation(summary = "Delete a rate that has not begun (operator)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id) {
    prices.deleteRate(id);
    return Response.noContent().build();
  }
}
