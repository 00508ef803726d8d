package org.nephos.rest.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What holds for the leases of a tenant. */
@Path("/tenants/{id}/lease-policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lease")
@ApplicationScoped
public class TenantLeaseResource {
  @Inject LeaseFacade leases;

  /** What holds. */
  @GET
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.TENANT)
  @Operation(summary = "What holds for the leases of a tenant (tenant-admin, operator)")
  @APIResponseSchema(
      value = LeasePolicyJson.class,
      responseCode = "200",
      responseDescription = "The policy, with its ETag.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(leases.policyOfTenant(id));
  }

  /** Says what holds. */
  @PUT
  @Access(value = Permission.QUOTA_SET, on = ResourceKind.TENANT)
  @Operation(
      summary = "Say what holds for the leases of a tenant, all of it",
      description =
          "The tenant-admin within what the operator allows; what the operator sets is also as far"
              + " as the tenant-admin may go. It holds for orders and extensions from now on.")
  @APIResponseSchema(
      value = LeasePolicyJson.class,
      responseCode = "200",
      responseDescription = "The policy as it is now, with its new ETag.")
  public Response set(
      @PathParam("id") UUID id, LeasePolicyBody body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(
        leases.changePolicyOfTenant(id, body.command(), Preconditions.version(ifMatch)));
  }

  private static Response versioned(LeasePolicyView policy) {
    return Answers.versioned(LeasePolicyJson.of(policy), policy.version());
  }
}
