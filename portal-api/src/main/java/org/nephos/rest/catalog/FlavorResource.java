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
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.ResourceKind;

/** Sizes on offer, smallest first. */
@Path("/flavors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalog")
@ApplicationScoped
public class FlavorResource {
  @Inject CatalogFacade catalog;

  /** Sizes on offer, smallest first. */
  @GET
  @SignedIn
  @Listed(
      filters = {"name", "project"},
      sorts = {"ramMib", "name", "vcpus", "diskGib"})
  @Operation(
      summary = "Sizes on offer, smallest first",
      description =
          "What any of your tenants may order; with a project, what may be ordered in it.")
  public PageJson<FlavorJson> list(@Context UriInfo uri) {
    return PageJson.of(catalog.flavors(Queries.filtered(uri)), FlavorJson::of);
  }

  /** A size. */
  @GET
  @Path("{id}")
  @SignedIn(on = ResourceKind.FLAVOR)
  @Operation(summary = "A size")
  public FlavorJson get(@PathParam("id") UUID id) {
    return FlavorJson.of(catalog.flavor(id));
  }
}
