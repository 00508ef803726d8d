package org.nephos.rest.tenancy;

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
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.TenancyFacade;

/** All tenants, for the operator. */
@Path("/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class TenantResource {
  @Inject TenancyFacade tenancy;

  /** All tenants. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"name", "state"},
      sorts = {"name", "createdAt"})
  @Operation(summary = "Tenants (operator)")
  public PageJson<TenantJson> list(@Context UriInfo uri) {
    return PageJson.of(tenancy.tenants(Queries.filtered(uri)), TenantJson::of);
  }

  /** One tenant. */
  @GET
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(summary = "A tenant (operator)")
  public TenantJson get(@PathParam("id") UUID id) {
    return TenantJson.of(tenancy.tenant(id));
  }
}
