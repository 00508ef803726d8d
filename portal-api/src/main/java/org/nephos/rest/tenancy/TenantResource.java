package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.problem.api.InvalidException;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.rest.text.Times;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.tenancy.api.TenantView;

/** All tenants, for the operator. */
@Path("/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class TenantResource {
  @Inject TenancyFacade tenancy;
  @Inject TenantFacade tenants;
  @Inject ProjectFacade projects;

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
  @APIResponseSchema(
      value = TenantJson.class,
      responseCode = "200",
      responseDescription = "The tenant; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(tenancy.tenant(id));
  }

  /** Makes one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Make a tenant with its project default (operator)")
  @APIResponseSchema(
      value = TenantJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      TenantBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    TenantJson made =
        TenantJson.of(tenants.create(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "tenants", made.id());
  }

  /** Edits one. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(
      summary = "Change what people read of a tenant, and what it pays from now on (operator)")
  @APIResponseSchema(
      value = TenantJson.class,
      responseCode = "200",
      responseDescription = "The tenant as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, TenantPatch body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(tenants.change(id, body.command(), Preconditions.version(ifMatch)));
  }

  /** Lets nothing new begin. */
  @POST
  @Path("{id}/suspend")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(summary = "Let nothing new begin in a tenant; what runs is kept or stopped (operator)")
  public TenantJson suspend(@PathParam("id") UUID id, SuspendBody body) {
    if (body.instances() != null && !List.of("keep", "stop").contains(body.instances())) {
      throw new InvalidException("instances", "unknown", "Either keep or stop.");
    }
    return TenantJson.of(tenants.suspend(id, body.reason(), "stop".equals(body.instances())));
  }

  /** Lets everything begin again. */
  @POST
  @Path("{id}/resume")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(summary = "Let a tenant begin things again; also takes a closing back (operator)")
  public TenantJson resume(@PathParam("id") UUID id, @OptionalBody ReasonBody body) {
    return TenantJson.of(tenants.resume(id, body.reason()));
  }

  /** Ends one. */
  @POST
  @Path("{id}/close")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(summary = "Close a tenant: after a grace all that it has is deleted (operator)")
  public TenantJson close(@PathParam("id") UUID id, CloseBody body) {
    Duration grace =
        body.grace() == null
            ? null
            : Times.duration(body.grace())
                .orElseThrow(
                    () ->
                        new InvalidException("grace", "duration", "grace " + Times.DURATION + "."));
    return TenantJson.of(tenants.close(id, body.reason(), grace));
  }

  /** Who has a role in it. */
  @GET
  @Path("{id}/members")
  @Access(value = Permission.PEOPLE_SEE, on = ResourceKind.TENANT)
  @Listed(
      filters = {"role", "username"},
      sorts = {"username", "createdAt"})
  @Operation(summary = "Who has a role in the tenant or in any of its projects (tenant-admin)")
  public PageJson<MemberJson> members(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.of(
        projects.tenantMembers(id, MemberQueries.of(Queries.filtered(uri))), MemberJson::of);
  }

  /** Gives a role in all of it. */
  @POST
  @Path("{id}/members")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.TENANT)
  @Operation(summary = "Give somebody a role in the whole tenant (tenant-admin)")
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
            projects.addTenantMember(
                id,
                body.username(),
                RoleWords.read(body.role()),
                Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "memberships", made.id());
  }

  private static Response versioned(TenantView tenant) {
    return Answers.versioned(TenantJson.of(tenant), tenant.version());
  }
}
