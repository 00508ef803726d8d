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
import org.nephos.rest.gate.SignedIn;
import org.nephos.tenancy.ResourceKind;

/** What things cost a tenant. */
@Path("/tenants/{id}/prices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
@ApplicationScoped
public class TenantPriceResource {
  @Inject PricePlanFacade prices;

  /** What holds for it now, and what is going to. */
  @GET
  @SignedIn(on = ResourceKind.TENANT)
  @Operation(
      summary = "The prices of a tenant, for everybody in it",
      description =
          "The plan that it is charged by now, with the rates, fees, discounts and minimums that"
              + " hold, and those that are going to. What has ended is not in it.")
  public PricePlanJson prices(@PathParam("id") UUID id) {
    return PricePlanJson.of(prices.prices(id));
  }
}
