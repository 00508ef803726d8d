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
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** Times in which counters were not read. */
@Path("/usage/gaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Billing")
@ApplicationScoped
public class UsageGapResource {
  @Inject UsageFacade usage;

  /** The gaps. */
  @GET
  @Access(Permission.COST_SEE)
  @Listed
  @Operation(
      summary = "Gaps of network and disk counters, oldest first",
      description =
          "Of what is in them nothing is known, and nothing is guessed. Those that are still open"
              + " are at the end of the last page.")
  @APIResponse(responseCode = "200", description = "A page of gaps.")
  public PageJson<UsageGapJson> gaps(
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
    return PageJson.of(
        usage.gaps(
            QueryValues.id("tenant", tenant),
            QueryValues.id("project", project),
            UsageSpans.between(from, to),
            Queries.paged(uri)),
        UsageGapJson::of);
  }
}
