package org.nephos.rest.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageCorrectionFacade;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Months;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What was recorded of a resource against what its events say, and how it is put right. */
@Path("/metered-resources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Billing")
@ApplicationScoped
public class UsageCorrectionResource {
  @Inject UsageCorrectionFacade corrections;

  /** What is or was metered. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"tenant", "id", "name"},
      sorts = "name")
  @Operation(
      summary = "What is or was metered, by name (operator)",
      description = "What is deleted is among it. name is a part of it, whatever its case.")
  public PageJson<MeteredResourceJson> list(@Context UriInfo uri) {
    return PageJson.of(corrections.resources(Queries.filtered(uri)), MeteredResourceJson::of);
  }

  /** Records against events. */
  @GET
  @Path("{id}/comparison")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.METERED_RESOURCE)
  @Operation(
      summary = "What the records of a month say against what the events say (operator)",
      description =
          "Changes nothing. Up to where the usage of the resource is recorded. The lines are those"
              + " that a correction would put right.")
  @APIResponseSchema(
      value = UsageComparisonJson.class,
      responseCode = "200",
      responseDescription =
          "The comparison; its ETag, given as If-Match, keeps a correction to what was looked at.")
  public Response comparison(
      @PathParam("id") UUID id,
      @Parameter(description = "By the tenant's calendar, such as 2026-11.", required = true)
          @QueryParam("month")
          String month) {
    if (month == null) {
      throw new MalformedException("month", "Give a month, such as ?month=2026-01.");
    }
    YearMonth read =
        Months.read(month)
            .orElseThrow(() -> new MalformedException("month", "month " + Months.FORM + "."));
    UsageComparisonView view = corrections.comparison(id, read);
    return Answers.versioned(UsageComparisonJson.of(view), view.version());
  }

  /** Puts it right. */
  @POST
  @Path("{id}/corrections")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.METERED_RESOURCE)
  @Operation(
      summary = "Make the records of a month say what the events say (operator)",
      description =
          "By records of their own, which stand on the invoice of the first open month; no record"
              + " and no issued invoice is changed. Doing it again does nothing.")
  public UsageCorrectionJson correct(
      @PathParam("id") UUID id,
      UsageCorrectionBody body,
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("If-Match") String ifMatch) {
    return UsageCorrectionJson.of(
        corrections.correct(
            id, body.command(), Preconditions.version(ifMatch), Preconditions.idempotencyKey(key)));
  }
}
