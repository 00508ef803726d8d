package org.nephos.rest.scaling;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.compute.MetricsJson;
import org.nephos.rest.compute.Period;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Groups that follow their load. */
@Path("/scaling-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scaling")
@ApplicationScoped
public class ScalingGroupResource {
  @Inject ScalingFacade groups;
  @Inject ScalingOrders orders;

  /** Groups that the caller may see. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"project", "state"},
      sorts = {"name", "createdAt"})
  @Operation(summary = "Scaling groups, by name")
  public PageJson<ScalingGroupJson> list(@Context UriInfo uri) {
    return PageJson.of(groups.list(Queries.filtered(uri)), ScalingGroupJson::of);
  }

  /** Orders a group. */
  @POST
  @Access(Permission.SCALING_CHANGE)
  @Operation(summary = "Order a scaling group; the room for its max is held from now on")
  @APIResponseSchema(
      value = ScalingGroupJson.class,
      responseCode = "202",
      responseDescription =
          "It is ordered; orderId names the order. Where an approval is needed, it waits in"
              + " PENDING_APPROVAL.")
  public Response create(
      ScalingGroupBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    ScalingGroupView made = orders.create(body, "", Preconditions.idempotencyKey(key));
    return Answers.accepted(ScalingGroupJson.of(made), uri, "scaling-groups", made.id());
  }

  /** One group. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.SCALING_GROUP)
  @Operation(summary = "A scaling group")
  @APIResponseSchema(
      value = ScalingGroupJson.class,
      responseCode = "200",
      responseDescription = "The group; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(groups.get(id));
  }

  /** Changes figures of a group. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.SCALING_CHANGE, on = ResourceKind.SCALING_GROUP)
  @Operation(summary = "Change min, desired or cool-down; a larger max needs an order of its own")
  @APIResponseSchema(
      value = ScalingGroupJson.class,
      responseCode = "200",
      responseDescription = "The group as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, ScalingGroupPatch body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(groups.resize(id, body.command(), Preconditions.version(ifMatch)));
  }

  /** Deletes a group and its members. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.SCALING_CHANGE, on = ResourceKind.SCALING_GROUP)
  @Operation(summary = "Delete a scaling group and its members")
  @APIResponseSchema(
      value = ScalingGroupJson.class,
      responseCode = "202",
      responseDescription =
          "Its members are being deleted; it goes with the last. One that waits for an approval is"
              + " withdrawn.")
  public Response delete(@PathParam("id") UUID id, @Context UriInfo uri) {
    return Answers.accepted(ScalingGroupJson.of(groups.delete(id)), uri, "scaling-groups", id);
  }

  /** The rules of a group. */
  @GET
  @Path("{id}/policies")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.SCALING_GROUP)
  @Listed
  @Operation(summary = "When the group grows and when it shrinks")
  public PageJson<ScalingGroupJson.PolicyJson> policies(
      @PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.part(groups.get(id).policies(), uri, ScalingGroupJson.PolicyJson::of);
  }

  /** Decisions of a group. */
  @GET
  @Path("{id}/history")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.SCALING_GROUP)
  @Listed
  @Operation(summary = "Decisions with the numbers behind them, newest first")
  public PageJson<DecisionJson> history(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.of(groups.decisions(id, Queries.paged(uri)), DecisionJson::of);
  }

  /** The meter that a group follows. */
  @GET
  @Path("{id}/metrics")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.SCALING_GROUP)
  @Operation(summary = "The mean of cpu.percent over the members")
  public MetricsJson metrics(
      @PathParam("id") UUID id, @QueryParam("from") String from, @QueryParam("to") String to) {
    Period period = Period.of(from, to);
    return MetricsJson.of(groups.metric(id, period.from(), period.to()));
  }

  private static Response versioned(ScalingGroupView group) {
    return Answers.versioned(ScalingGroupJson.of(group), group.version());
  }
}
