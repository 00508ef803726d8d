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

/** Images on offer. */
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalog")
@ApplicationScoped
public class ImageResource {
  @Inject CatalogFacade catalog;

  /** Images on offer. */
  @GET
  @SignedIn
  @Listed(
      filters = {"name", "state"},
      sorts = {"name"})
  @Operation(summary = "Images on offer")
  public PageJson<ImageJson> list(@Context UriInfo uri) {
    return PageJson.of(catalog.images(Queries.filtered(uri)), ImageJson::of);
  }

  /** An image. */
  @GET
  @Path("{id}")
  @SignedIn(on = ResourceKind.IMAGE)
  @Operation(summary = "An image")
  public ImageJson get(@PathParam("id") UUID id) {
    return ImageJson.of(catalog.image(id));
  }
}
