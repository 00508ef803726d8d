package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.gate.Access;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.ProjectFacade;

/** Roles that people hold; they are listed and given at their tenant or project. */
@Path("/memberships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class MembershipResource {
  @Inject ProjectFacade projects;

  /** Makes it another role. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.MEMBERSHIP)
  @Operation(summary = "Make it another role in the same place (tenant-admin)")
  public MemberJson change(@PathParam("id") UUID id, MemberPatch body) {
    return MemberJson.of(projects.changeMember(id, RoleWords.read(body.role())));
  }

  /** Takes the role away. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.MEMBERSHIP)
  @Operation(summary = "Take a role away; it holds at the next request (tenant-admin)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response remove(@PathParam("id") UUID id) {
    projects.removeMember(id);
    return Response.noContent().build();
  }
}
