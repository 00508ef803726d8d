package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.PageJson;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What things cost a tenant, and by which plans it was charged. */
@Path("/tenants/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
@ApplicationScoped
public class TenantPriceResource {
  @Inject PricePlanFacade prices;

  /** What holds for it now, and what is going to. */
  @GET
  @Path("prices")
  @SignedIn(on = ResourceKind.TENANT)
  @Operation(
      summary = "The prices of a tenant, for everybody in it",
      description =
          "The plan that it is charged by now, with the rates, fees, discounts and minimums that"
              + " hold, and those that are going to. What has ended is not in it.")
  public PricePlanJson prices(@PathParam("id") UUID id) {
    return PricePlanJson.of(prices.prices(id));
  }

  /** What an instance of each flavor costs it. */
  @GET
  @Path("flavor-prices")
  @SignedIn(on = ResourceKind.TENANT)
  @Operation(
      summary = "What an instance of each flavor costs a tenant, for everybody in it",
      description =
          "Of what it may order, the smallest first; a line of its own for each zone with another"
              + " price. Free quantities, tiers and discounts are not in it.")
  public PageJson<FlavorPriceJson> flavorPrices(@PathParam("id") UUID id) {
    return PageJson.whole(prices.flavorPricesOf(id), FlavorPriceJson::of);
  }

  /** By which plans it was charged since when. */
  @GET
  @Path("price-plans")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(summary = "By which price plans a tenant was charged, the one of now first (operator)")
  public PageJson<TenantPlanJson> plans(@PathParam("id") UUID id) {
    return PageJson.whole(prices.plansOf(id), TenantPlanJson::of);
  }
}
