package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.UsageFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** Instances that cost more than they need to. */
@Path("/usage/savings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Billing")
@ApplicationScoped
public class SavingsResource {
  @Inject UsageFacade usage;

  /** What could be saved. */
  @GET
  @Access(Permission.COST_SEE)
  @Operation(
      summary = "Idle, oversized and stopped instances, with what they cost",
      description =
          "By what was measured in the last seven days, up to the last full hour. What a disk holds"
              + " is not measured, nor is memory where the guest does not say (ramMostMib is null).")
  @APIResponse(responseCode = "200", description = "The instances; what saves most comes first.")
  public SavingsJson savings(
      @Parameter(description = "For the operator; your own when left out.") @QueryParam("tenant")
          String tenant,
      @Parameter(description = "All that you may see the cost of when left out.")
          @QueryParam("project")
          String project) {
    return SavingsJson.of(
        usage.savings(QueryValues.id("tenant", tenant), QueryValues.id("project", project)));
  }
}
