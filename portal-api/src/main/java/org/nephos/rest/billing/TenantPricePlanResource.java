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
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** By which plans a tenant was charged. */
@Path("/tenants/{id}/price-plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
@ApplicationScoped
public class TenantPricePlanResource {
  @Inject PricePlanFacade prices;

  /** By which plans it was charged since when. */
  @GET
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Listed
  @Operation(summary = "By which price plans a tenant was charged, the one of now first (operator)")
  public PageJson<TenantPlanJson> plans(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.part(prices.plansOf(id), uri, TenantPlanJson::of);
  }
}
