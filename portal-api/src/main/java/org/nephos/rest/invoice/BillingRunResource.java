package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;

/** Runs of billing, and what they brought. */
@Path("/billing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class BillingRunResource {
  @Inject InvoiceFacade invoices;

  /** Runs of billing. */
  @GET
  @Path("runs")
  @Access(Permission.CLOUD_OPERATE)
  @Listed
  @Operation(summary = "Runs of billing, newest first (operator)")
  public PageJson<BillingRunJson> list(@Context UriInfo uri) {
    return PageJson.of(invoices.runs(Queries.filtered(uri)), BillingRunJson::of);
  }

  /** Issues what is due now. */
  @POST
  @Path("runs")
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "Issue what is due now (operator)",
      description =
          "What the job of the end of the month does: closes the months that are over in their"
              + " tenant's zone. Doing it again does nothing.")
  public BillingRunJson run(@OptionalBody BillingRunBody body) {
    return BillingRunJson.of(invoices.issueDue(body.tenant()));
  }

  /** What months brought. */
  @GET
  @Path("revenue")
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "What was invoiced, credited and paid, by month and currency (operator)")
  public PageJson<RevenueJson> revenue(
      @Parameter(description = "Inclusive; everything when left out.") @QueryParam("from")
          String from,
      @Parameter(description = "Exclusive; no end when left out.") @QueryParam("to") String to) {
    Instant start = QueryValues.instant("from", from);
    Instant end = QueryValues.instant("to", to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw new MalformedException("from", "from must be before to.");
    }
    return PageJson.whole(invoices.revenue(start, end), RevenueJson::of);
  }
}
