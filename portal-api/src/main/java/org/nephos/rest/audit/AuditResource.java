package org.nephos.rest.audit;

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
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.audit.api.AuditFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.Wanted;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;

/** Who did what, when, from where, and with which outcome. */
@Path("/audit")
@Tag(name = "Audit")
@ApplicationScoped
public class AuditResource {
  static final String CSV = "text/csv";
  static final String LINES = "application/x-ndjson";

  @Inject AuditFacade audit;

  private interface Export {
    void write(ListQuery query, Writer out) throws IOException;
  }

  /** Rows of the trail, as a page of JSON or all of them as a file. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, CSV, LINES})
  @Access(Permission.AUDIT_SEE)
  @Listed(
      filters = {
        "actor",
        "type",
        "tenant",
        "project",
        "resource",
        "outcome",
        "from",
        "to",
        "correlationId"
      },
      sorts = {"at"})
  @Operation(
      summary = "The audit trail, newest first (operator: all; tenant-admin: the tenant's)",
      description =
          "type is how the type begins, outcome is done or refused, from is inclusive and to"
              + " exclusive. With Accept: text/csv or application/x-ndjson all rows that fit in one"
              + " file, without paging.")
  @APIResponse(
      responseCode = "200",
      description = "The rows.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AuditPage.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
      })
  public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
    ListQuery query = Queries.filtered(uri);
    String[] offered = {MediaType.APPLICATION_JSON, CSV, LINES};
    if (Wanted.is(request, CSV, offered)) {
      return file(query, CSV + ";charset=utf-8", "audit.csv", audit::writeCsv);
    }
    if (Wanted.is(request, LINES, offered)) {
      return file(query, LINES, "audit.ndjson", audit::writeJsonLines);
    }
    return Response.ok(
            PageJson.of(audit.list(query), AuditJson::of), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Response file(ListQuery query, String type, String name, Export export) {
    // What cannot be read is refused before the answer begins.
    audit.list(new ListQuery(query.filters(), query.sort(), 1, null));
    StreamingOutput rows =
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          export.write(query, writer);
          writer.flush();
        };
    return Response.ok(rows, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  /** Checks a part of the chain. */
  @GET
  @Path("verify")
  @Produces(MediaType.APPLICATION_JSON)
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "Compute the chain of hashes anew and compare it (operator)",
      description = "Says how many rows are as they were written, and where the first is not.")
  public ChainJson verify(
      @Parameter(description = "The first place; that of the first row when left out.")
          @QueryParam("from")
          String from,
      @Parameter(description = "The last place, inclusive; the newest when left out.")
          @QueryParam("to")
          String to) {
    return ChainJson.of(audit.verify(place("from", from), place("to", to)));
  }

  private static Long place(String name, String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new MalformedException(name, name + " must be a place in the trail, a number.");
    }
    return Long.valueOf(text);
  }

  /** Names the page for the document. */
  @Schema(name = "AuditPage")
  private record AuditPage(List<AuditJson> items, String next) {}
}
