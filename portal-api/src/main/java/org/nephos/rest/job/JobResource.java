package org.nephos.rest.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.job.api.JobFacade;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Jobs, for those who wait for them and for the operator who mends them. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Job")
@ApplicationScoped
public class JobResource {
  @Inject JobFacade jobs;

  /** Jobs that the caller may see. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"state", "kind", "resource", "tenant"},
      sorts = {"createdAt"})
  @Operation(summary = "Jobs, newest first")
  public PageJson<JobJson> list(@Context UriInfo uri) {
    return PageJson.of(jobs.list(Queries.filtered(uri)), JobJson::of);
  }

  /** One job. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.JOB)
  @Operation(summary = "A job")
  public JobJson get(@PathParam("id") UUID id) {
    return JobJson.of(jobs.get(id));
  }

  /** Tries a dead-lettered job again. */
  @POST
  @Path("{id}/retry")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.JOB)
  @Operation(summary = "Try a dead-lettered job again (operator)")
  @APIResponseSchema(
      value = JobJson.class,
      responseCode = "202",
      responseDescription = "It is queued again.")
  public Response retry(
      @PathParam("id") UUID id, @OptionalBody ReasonBody body, @Context UriInfo uri) {
    return Answers.accepted(JobJson.of(jobs.retry(id, body.reason())), uri, "jobs", id);
  }
}
