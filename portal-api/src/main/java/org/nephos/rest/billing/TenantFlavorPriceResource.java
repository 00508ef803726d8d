package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.tenancy.ResourceKind;

/** What instances cost a tenant. */
@Path("/tenants/{id}/flavor-prices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
@ApplicationScoped
public class TenantFlavorPriceResource {
  @Inject PricePlanFacade prices;

  /** What an instance of each flavor costs it. */
  @GET
  @SignedIn(on = ResourceKind.TENANT)
  @Listed
  @Operation(
      summary = "What an instance of each flavor costs a tenant, for everybody in it",
      description =
          "Of what it may order, the smallest first; a line of its own for each zone with another"
              + " price. Free quantities, tiers and discounts are not in it.")
  public PageJson<FlavorPriceJson> flavorPrices(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.part(prices.flavorPricesOf(id), uri, FlavorPriceJson::of);
  }
}
