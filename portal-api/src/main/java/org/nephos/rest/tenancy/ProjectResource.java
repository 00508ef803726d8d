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
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.TenancyFacade;

/** The caller's projects. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class ProjectResource {
  @Inject TenancyFacade tenancy;

  /** The caller's projects; a tenant-admin's and billing's are all of the tenant. */
  @GET
  @SignedIn
  @Listed(
      filters = {"tenant", "name"},
      sorts = {"name"})
  @Operation(summary = "Your projects, default first")
  public PageJson<ProjectJson> list(@Context UriInfo uri) {
    return PageJson.of(tenancy.projects(Queries.filtered(uri)), ProjectJson::of);
  }

  /** One project. */
  @GET
  @Path("{id}")
  @SignedIn(on = ResourceKind.PROJECT)
  @Operation(summary = "A project")
  public ProjectJson get(@PathParam("id") UUID id) {
    return ProjectJson.of(tenancy.project(id));
  }
}
