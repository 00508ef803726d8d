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
import jakarta.ws.rs.core.UriInfo;
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
import org.nephos.billing.api.UsageQuery;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.Wanted;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** What was used and what it costs, to the second. */
@Path("/usage")
@Produces({MediaType.APPLICATION_JSON, UsageResource.CSV})
@Tag(name = "Billing")
@ApplicationScoped
public class UsageResource {
  static final String CSV = "text/csv";

  @Inject UsageFacade usage;

  /** Usage lines, as a page of JSON or all of them as CSV. */
  @GET
  @Access(Permission.COST_SEE)
  @Listed
  @Operation(
      summary = "Usage and its cost, oldest first",
      description =
          "Every interval closed before the request, and the open ones up to now. With Accept:"
              + " text/csv all of it in one file, without paging.")
  @APIResponse(
      responseCode = "200",
      description = "The lines.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = UsagePage.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response usage(
      @Parameter(description = "For the operator; your own when left out.") @QueryParam("tenant")
          String tenant,
      @Parameter(description = "All that you may see the cost of when left out.")
          @QueryParam("project")
          String project,
      @Parameter(description = "Inclusive; the beginning of the month when left out.")
          @QueryParam("from")
          String from,
      @Parameter(description = "Exclusive; now when left out.") @QueryParam("to") String to,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    Instant start = QueryValues.instant("from", from);
    Instant end = QueryValues.instant("to", to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw new MalformedException("from", "from must be before to.");
    }
    UsageQuery query =
        new UsageQuery(
            QueryValues.id("tenant", tenant), QueryValues.id("project", project), start, end);
    if (Wanted.is(request, CSV, MediaType.APPLICATION_JSON, CSV)) {
      return csv(query);
    }
    return Response.ok(
            PageJson.of(usage.usage(query, Queries.paged(uri)), UsageLineJson::of),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Response csv(UsageQuery query) {
    StreamingOutput lines =
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          usage.writeCsv(query, writer);
          writer.flush();
        };
    return Response.ok(lines, CSV + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage.csv\"")
        .build();
  }

  /** Names the page for the document. */
  @Schema(name = "UsagePage")
  private record UsagePage(List<UsageLineJson> items, String next) {}
}
