package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.FocusFacade;
import org.nephos.billing.api.FocusQuery;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.gate.Access;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** Charges in the form of FOCUS 1.2. */
@Path("/billing/focus")
@Tag(name = "Billing")
@ApplicationScoped
public class FocusResource {
  @Inject FocusFacade focus;

  /** All charges of a period. */
  @GET
  @Produces("text/csv")
  @Access(Permission.INVOICE_SEE)
  @Operation(
      summary = "Charges as FOCUS 1.2 CSV",
      description =
          "Streamed, for those who see a whole tenant's cost. A charge counts from its beginning, or"
              + " from the month that bills it where that is later. InvoiceId is null, nothing"
              + " between the commas, until the invoice is issued.")
  @APIResponse(
      responseCode = "200",
      description = "The file.",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Response charges(
      @Parameter(description = "For the operator; your own when left out.") @QueryParam("tenant")
          String tenant,
      @Parameter(description = "Inclusive; everything when left out.") @QueryParam("from")
          String from,
      @Parameter(description = "Exclusive; no end when left out.") @QueryParam("to") String to) {
    Instant start = QueryValues.instant("from", from);
    Instant end = QueryValues.instant("to", to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw new MalformedException("from", "from must be before to.");
    }
    FocusQuery query = new FocusQuery(QueryValues.id("tenant", tenant), start, end);
    String schema = focus.schema().id();
    StreamingOutput rows =
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          focus.write(query, writer);
          writer.flush();
        };
    return Response.ok(rows, "text/csv;charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"focus-1.2.csv\"")
        .header("X-Focus-Schema-Id", schema)
        .build();
  }

  /** What the file is made of. */
  @GET
  @Path("metadata")
  @Produces(MediaType.APPLICATION_JSON)
  @Access(Permission.INVOICE_SEE)
  @Operation(summary = "The schema of the FOCUS export")
  public FocusSchemaJson metadata() {
    return FocusSchemaJson.of(focus.schema());
  }
}
