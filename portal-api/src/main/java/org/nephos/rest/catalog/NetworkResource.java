package org.nephos.rest.catalog;

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
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Networks that the caller may use. */
@Path("/networks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Network")
@ApplicationScoped
public class NetworkResource {
  @Inject CatalogFacade catalog;

  /** Networks that the caller may use. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"name", "project"},
      sorts = {"name"})
  @Operation(summary = "Networks that you may use")
  public PageJson<NetworkJson> list(@Context UriInfo uri) {
    return PageJson.of(catalog.networks(Queries.filtered(uri)), NetworkJson::of);
  }

  /** One network. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.NETWORK)
  @Operation(summary = "A network")
  public NetworkJson get(@PathParam("id") UUID id) {
    return NetworkJson.of(catalog.network(id));
  }
}
