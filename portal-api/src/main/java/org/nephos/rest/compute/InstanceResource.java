package org.nephos.rest.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Instances: seeing, changing, powering, deleting. */
@Path("/instances")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compute")
@ApplicationScoped
public class InstanceResource {
  @Inject InstanceFacade instances;

  /** Instances that the caller may see. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {
        "project",
        "tenant",
        "state",
        "name",
        "flavor",
        "image",
        "zone",
        "host",
        "order",
        "scalingGroup"
      },
      sorts = {"createdAt", "name", "state"})
  @Operation(summary = "Instances, newest first; deleted ones only with state=DELETED")
  public PageJson<InstanceJson> list(@Context UriInfo uri) {
    return PageJson.of(instances.list(Queries.filtered(uri)), InstanceJson::of);
  }

  /** One instance. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.INSTANCE)
  @Operation(summary = "An instance")
  @APIResponseSchema(
      value = InstanceJson.class,
      responseCode = "200",
      responseDescription = "The instance; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(instances.get(id));
  }

  /** Renames and tags. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.INSTANCE_CHANGE, on = ResourceKind.INSTANCE)
  @Operation(summary = "Rename an instance, or tag it")
  @APIResponseSchema(
      value = InstanceJson.class,
      responseCode = "200",
      responseDescription = "The instance as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, InstancePatch body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(instances.patch(id, body.command(), Preconditions.version(ifMatch)));
  }

  /** Deletes, in any state and during any task. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.INSTANCE_DELETE, on = ResourceKind.INSTANCE)
  @Operation(summary = "Delete an instance, in any state and during any task")
  @APIResponseSchema(
      value = InstanceJson.class,
      responseCode = "202",
      responseDescription = "It is being deleted.")
  public Response delete(
      @PathParam("id") UUID id,
      @Parameter(description = "How long it can be restored, such as PT1H; not at all without it.")
          @QueryParam("undo")
          String undo,
      @Parameter(description = "Why; mandatory for the operator. Here or in the body.")
          @QueryParam("reason")
          String reason,
      @OptionalBody ReasonBody body,
      @Context UriInfo uri) {
    return accepted(
        instances.delete(
            id, QueryValues.duration("undo", undo), reason == null ? body.reason() : reason),
        uri);
  }

  /** Brings a softly deleted instance back. */
  @POST
  @Path("{id}/restore")
  @Access(value = Permission.INSTANCE_DELETE, on = ResourceKind.INSTANCE)
  @Operation(summary = "Bring a softly deleted instance back, stopped")
  @APIResponseSchema(
      value = InstanceJson.class,
      responseCode = "202",
      responseDescription = "It is back.")
  public Response restore(@PathParam("id") UUID id, @Context UriInfo uri) {
    return accepted(instances.restore(id), uri);
  }

  /** Starts direct work. */
  @POST
  @Path("{id}/actions")
  @Access(value = Permission.INSTANCE_POWER, on = ResourceKind.INSTANCE)
  @Operation(summary = "Start, stop, reboot, pause or resume an instance")
  @APIResponseSchema(
      value = JobReceiptJson.class,
      responseCode = "202",
      responseDescription = "The job that does it; Location says where to watch it.")
  public Response act(@PathParam("id") UUID id, ActionBody body, @Context UriInfo uri) {
    UUID job = instances.act(id, body.known(), body.reason()).jobId();
    return Answers.accepted(new JobReceiptJson(job), uri, "jobs", job);
  }

  /** The life of an instance so far. */
  @GET
  @Path("{id}/history")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.INSTANCE)
  @Listed
  @Operation(summary = "Transitions of an instance, oldest first")
  public PageJson<TransitionJson> history(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.part(instances.history(id), uri, TransitionJson::of);
  }

  /** Samples of one meter of an instance. */
  @GET
  @Path("{id}/metrics")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.INSTANCE)
  @Operation(summary = "Samples of one meter, oldest first; a missed one is a gap")
  public MetricsJson metrics(
      @PathParam("id") UUID id,
      @Parameter(description = "cpu.percent when left out; ram.used, net.rx, net.tx.")
          @QueryParam("meter")
          String meter,
      @Parameter(description = "Inclusive; an hour before to when left out.") @QueryParam("from")
          String from,
      @Parameter(description = "Exclusive; now when left out.") @QueryParam("to") String to,
      @Parameter(description = "Such as PT1M; the samples as they are when left out.")
          @QueryParam("step")
          String step) {
    Period period = Period.of(from, to);
    return MetricsJson.of(
        instances.metrics(
            id,
            meter == null ? "cpu.percent" : meter,
            period.from(),
            period.to(),
            QueryValues.duration("step", step)));
  }

  private static Response versioned(InstanceView instance) {
    return Answers.versioned(InstanceJson.of(instance), instance.version());
  }

  private static Response accepted(InstanceView instance, UriInfo uri) {
    return Answers.accepted(InstanceJson.of(instance), uri, "instances", instance.id());
  }
}
