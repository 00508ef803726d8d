package org.nephos.rest.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;

/** What holds for the leases of every tenant that has nothing of its own. */
@Path("/lease-policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lease")
@ApplicationScoped
public class CloudLeaseResource {
  @Inject LeaseFacade leases;

  /** What holds. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "What holds for leases where a tenant has nothing of its own (operator)")
  @APIResponseSchema(
      value = LeasePolicyJson.class,
      responseCode = "200",
      responseDescription = "The policy, with its ETag.")
  public Response get() {
    return versioned(leases.policyOfCloud());
  }

  /** Says what holds. */
  @PUT
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Say what holds for leases where a tenant has nothing of its own (operator)")
  @APIResponseSchema(
      value = LeasePolicyJson.class,
      responseCode = "200",
      responseDescription = "The policy as it is now, with its new ETag.")
  public Response set(LeasePolicyBody body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(leases.changePolicyOfCloud(body.command(), Preconditions.version(ifMatch)));
  }

  private static Response versioned(LeasePolicyView policy) {
    return Answers.versioned(LeasePolicyJson.of(policy), policy.version());
  }
}
