package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.UsageFacade;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageTotalsQuery;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.Wanted;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** What was used and what it costs, added up. */
@Path("/usage/totals")
@Produces({MediaType.APPLICATION_JSON, UsageResource.CSV})
@Tag(name = "Billing")
@ApplicationScoped
public class UsageTotalsResource {
  @Inject UsageFacade usage;

  /** Totals, as JSON or as CSV. */
  @GET
  @Access(Permission.COST_SEE)
  @Operation(
      summary = "Totals of usage",
      description =
          "By up to two of project, resource, tag:<key>, meter, day, flavor and zone. They add up to"
              + " the lines of /usage for the same time, exactly. Amounts of different currencies"
              + " are rows of their own. Days are the tenant's; tags are as they are now.")
  @APIResponse(
      responseCode = "200",
      description = "The totals.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TotalsJson.class)),
        @Content(mediaType = UsageResource.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response totals(
      @Parameter(description = "For the operator; your own when left out.") @QueryParam("tenant")
          String tenant,
      @Parameter(description = "All that you may see the cost of when left out.")
          @QueryParam("project")
          String project,
      @Parameter(description = "Inclusive; the beginning of the month when left out.")
          @QueryParam("from")
          String from,
      @Parameter(description = "Exclusive; now when left out.") @QueryParam("to") String to,
      @Parameter(description = "Such as project,day or tag:team; one total when left out.")
          @QueryParam("groupBy")
          String groupBy,
      @Context HttpServletRequest request) {
    UsageTotalsQuery query =
        new UsageTotalsQuery(
            QueryValues.id("tenant", tenant),
            QueryValues.id("project", project),
            UsageSpans.between(from, to),
            UsageGrouping.parse(groupBy));
    if (Wanted.is(request, UsageResource.CSV, MediaType.APPLICATION_JSON, UsageResource.CSV)) {
      return csv(query);
    }
    return Response.ok(TotalsJson.of(usage.totals(query)), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private Response csv(UsageTotalsQuery query) {
    StreamingOutput lines =
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          usage.writeTotals(query, writer);
          writer.flush();
        };
    return Response.ok(lines, UsageResource.CSV + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage-totals.csv\"")
        .build();
  }

  /** All totals, with the time that they are of. */
  @Schema(name = "UsageTotals")
  private record TotalsJson(Instant from, Instant to, List<UsageTotalJson> items, String next) {
    private static TotalsJson of(UsageTotalsView view) {
      return new TotalsJson(
          view.from(),
          view.to(),
          view.rows().stream().map(row -> UsageTotalJson.of(view.by(), row)).toList(),
          null);
    }
  }
}
