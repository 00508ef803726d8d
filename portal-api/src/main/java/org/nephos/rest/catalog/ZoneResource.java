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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;

/** Zones, by name. */
@Path("/zones")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalog")
@ApplicationScoped
public class ZoneResource {
  @Inject CatalogFacade catalog;

  /** All zones. */
  @GET
  @SignedIn
  @Listed(
      filters = {"project"},
      sorts = {"name"})
  @Operation(
      summary = "Zones, by name",
      description =
          "Where any of your tenants may order; with a project, where may be ordered in it.")
  public PageJson<ZoneJson> list(@Context UriInfo uri) {
    return PageJson.of(catalog.zones(Queries.filtered(uri)), ZoneJson::of);
  }

  /** One zone. */
  @GET
  @Path("{name}")
  @SignedIn
  @Operation(summary = "A zone")
  public ZoneJson get(@PathParam("name") String name) {
    return ZoneJson.of(catalog.zone(name));
  }
}
