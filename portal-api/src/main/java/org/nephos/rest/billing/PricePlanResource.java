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
import org.nephos.billing.api.PricePlanView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Price plans with their fees, discounts and minimums. */
@Path("/price-plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
@ApplicationScoped
public class PricePlanResource {
  @Inject PricePlanFacade prices;

  /** All plans. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"name", "currency"},
      sorts = {"name", "currency", "tenants", "createdAt"})
  @Operation(summary = "Price plans with all that they say, by name (operator)")
  public PageJson<PricePlanJson> list(@Context UriInfo uri) {
    return PageJson.of(prices.plans(Queries.filtered(uri)), PricePlanJson::of);
  }

  /** One plan. */
  @GET
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.PRICE_PLAN)
  @Operation(summary = "A price plan with all that it says (operator)")
  public PricePlanJson get(@PathParam("id") UUID id) {
    return PricePlanJson.of(prices.plan(id));
  }

  /** What an instance of each flavor costs by it. */
  @GET
  @Path("{id}/flavor-prices")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.PRICE_PLAN)
  @Listed
  @Operation(
      summary = "What an instance of each flavor costs by a price plan (operator)",
      description =
          "The smallest first; a line of its own for each zone with another price. Free quantities,"
              + " tiers and discounts are not in it.")
  public PageJson<FlavorPriceJson> flavorPrices(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.part(prices.flavorPrices(id), uri, FlavorPriceJson::of);
  }

  /** Makes one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Make a price plan; rates and terms are added to it (operator)")
  @APIResponseSchema(
      value = PricePlanJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      PricePlanBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    PricePlanView made = prices.create(body.command(), Preconditions.idempotencyKey(key));
    return Answers.created(PricePlanJson.of(made), uri, "price-plans", made.id());
  }

  /** Adds a fee, a discount or a minimum. */
  @POST
  @Path("{id}/terms")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.PRICE_PLAN)
  @Operation(summary = "Add a fee, a discount or a minimum to a price plan (operator)")
  public PlanTermJson add(
      @PathParam("id") UUID id, PlanTermBody body, @HeaderParam("Idempotency-Key") String key) {
    return PlanTermJson.of(
        prices.addTerm(id, body.command(), Preconditions.idempotencyKey(key)),
        prices.plan(id).currency());
  }

  /** Ends a fee, a discount or a minimum. */
  @POST
  @Path("{id}/terms/{term}/end")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.PRICE_PLAN)
  @Operation(summary = "End a fee, a discount or a minimum from a time to come (operator)")
  public PlanTermJson end(
      @PathParam("id") UUID id, @PathParam("term") UUID term, @OptionalBody EndBody body) {
    return PlanTermJson.of(
        prices.endTerm(id, term, body == null ? null : body.at()), prices.plan(id).currency());
  }

  /** Takes one back that has not begun. */
  @DELETE
  @Path("{id}/terms/{term}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.PRICE_PLAN)
  @Operation(summary = "Delete a fee, a discount or a minimum that has not begun (operator)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id, @PathParam("term") UUID term) {
    prices.deleteTerm(id, term);
    return Response.noContent().build();
  }
}
