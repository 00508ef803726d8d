package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.UsageFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** What network and disk counters counted. */
@Path("/usage/counters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Billing")
@ApplicationScoped
public class CounterResource {
  @Inject UsageFacade usage;

  /** What was counted. */
  @GET
  @Access(Permission.COST_SEE)
  @Listed
  @Operation(
      summary = "What network and disk counters counted",
      description =
          "In the hours that begin in the time, the most first, 10,000 at most. It is charged"
              + " for where a rate of the plan is for its meter. What is not known is in /usage/gaps.")
  @APIResponse(responseCode = "200", description = "One for each resource and meter.")
  public PageJson<CounterJson> counters(
      @Parameter(description = "For the operator; your own when left out.") @QueryParam("tenant")
          String tenant,
      @Parameter(description = "All that you may see the cost of when left out.")
          @QueryParam("project")
          String project,
      @Parameter(description = "Inclusive; the beginning of the month when left out.")
          @QueryParam("from")
          String from,
      @Parameter(description = "Exclusive; now when left out.") @QueryParam("to") String to,
      @Context UriInfo uri) {
    return PageJson.part(
        usage.counters(
            QueryValues.id("tenant", tenant),
            QueryValues.id("project", project),
            UsageSpans.between(from, to)),
        uri,
        CounterJson::of);
  }
}
