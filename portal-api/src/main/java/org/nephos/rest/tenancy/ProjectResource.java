package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;

/** The caller's projects. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class ProjectResource {
  @Inject TenancyFacade tenancy;
  @Inject ProjectFacade projects;

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
  @APIResponseSchema(
      value = ProjectJson.class,
      responseCode = "200",
      responseDescription = "The project; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(tenancy.project(id));
  }

  /** Makes one. */
  @POST
  @Access(Permission.PEOPLE_CHANGE)
  @Operation(summary = "Make a project in a tenant that you run (tenant-admin)")
  @APIResponseSchema(
      value = ProjectJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      ProjectBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    ProjectJson made =
        ProjectJson.of(
            projects.create(body.tenant(), body.name(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "projects", made.id());
  }

  /** Renames one. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.PROJECT)
  @Operation(summary = "Rename a project (tenant-admin)")
  @APIResponseSchema(
      value = ProjectJson.class,
      responseCode = "200",
      responseDescription = "The project as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, ProjectPatch body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(projects.rename(id, body.name(), Preconditions.version(ifMatch)));
  }

  /** Deletes an empty one. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.PROJECT)
  @Operation(summary = "Delete a project that holds nothing any more (tenant-admin)")
  @APIResponse(responseCode = "204", description = "It is gone; its history stays.")
  public Response delete(@PathParam("id") UUID id) {
    projects.delete(id);
    return Response.noContent().build();
  }

  /** Who has a role in it. */
  @GET
  @Path("{id}/members")
  @Access(value = Permission.PEOPLE_SEE, on = ResourceKind.PROJECT)
  @Listed(
      filters = {"role", "username"},
      sorts = {"username", "createdAt"})
  @Operation(summary = "Who has a role in the project, or in all of the tenant (tenant-admin)")
  public PageJson<MemberJson> members(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.of(
        projects.members(id, MemberQueries.of(Queries.filtered(uri))), MemberJson::of);
  }

  /** Gives a role in it. */
  @POST
  @Path("{id}/members")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.PROJECT)
  @Operation(summary = "Give somebody a role in the project (tenant-admin)")
  @APIResponseSchema(
      value = MemberJson.class,
      responseCode = "201",
      responseDescription = "It holds from the next request on.")
  public Response addMember(
      @PathParam("id") UUID id,
      MemberBody body,
      @HeaderParam("Idempotency-Key") String key,
      @Context UriInfo uri) {
    MemberJson made =
        MemberJson.of(
            projects.addMember(
                id,
                body.username(),
                RoleWords.read(body.role()),
                Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "memberships", made.id());
  }

  private static Response versioned(ProjectView project) {
    return Answers.versioned(ProjectJson.of(project), project.version());
  }
}
