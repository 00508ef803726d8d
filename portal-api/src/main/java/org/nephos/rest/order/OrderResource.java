package org.nephos.rest.order;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.order.OrderKind;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.JsonBody;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.quota.MandatoryReasonBody;
import org.nephos.rest.scaling.ScalingOrders;
import org.nephos.rest.text.Preconditions;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Ordering what grows. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Order")
@ApplicationScoped
public class OrderResource {
  @Inject OrderFacade orders;
  @Inject ApprovalFacade approvals;
  @Inject ScalingOrders scaling;

  /** Accepts an order, or says what would come of it. */
  @POST
  @Access(Permission.ORDER_SUBMIT)
  @Operation(
      summary = "Order, or try an order out",
      description =
          "The answer is the receipt: the ids in it are final, the work goes on by itself. With"
              + " dryRun=true nothing is done and the answer says what would come of it.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(oneOf = {InstanceOrderBody.class, ScalingOrderBody.class}),
              examples =
                  @ExampleObject(
                      name = "two small instances",
                      value =
                          """
                          {
                            "project": "6f1c5b0e-7d0a-4f6e-9a55-0d7a3c1b2e4f",
                            "name": "web",
                            "flavor": "0b0e7f0a-53a5-4d3e-8f37-6a1d2b9c4e10",
                            "image": "c2a4de5b-0f4e-4a7b-b1c9-5e7d8f9a0b12",
                            "zone": "sim",
                            "count": 2,
                            "tags": {"team": "blue"}
                          }""")))
  @APIResponse(
      responseCode = "202",
      description = "The order is taken; Location says where to watch it.",
      content = @Content(schema = @Schema(implementation = OrderJson.class)))
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would come of it.",
      content = @Content(schema = @Schema(implementation = DryRunJson.class)))
  public Response submit(
      JsonBody body,
      @Parameter(description = "Only say what would come of it.") @QueryParam("dryRun")
          String dryRun,
      @HeaderParam("Idempotency-Key") String key,
      @Context UriInfo uri) {
    boolean trial = QueryValues.flag("dryRun", dryRun);
    String once = Preconditions.idempotencyKey(key);
    if (OrderKinds.of(body) == OrderKind.SCALING_GROUP_CREATE) {
      ScalingOrderBody order = body.as(ScalingOrderBody.class);
      return trial
          ? Response.ok(DryRunJson.of(scaling.dryRun(order.spec(), "spec."))).build()
          : receipt(orders.get(scaling.create(order.spec(), "spec.", once).orderId()), uri);
    }
    InstanceOrderBody order = body.as(InstanceOrderBody.class);
    return trial
        ? Response.ok(DryRunJson.of(orders.dryRun(order.command()))).build()
        : receipt(orders.submit(order.command(), once), uri);
  }

  /** Orders that the caller may see. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"project", "tenant", "state", "kind", "name"},
      sorts = {"createdAt", "name", "state"})
  @Operation(summary = "Orders, newest first")
  public PageJson<OrderJson> list(@Context UriInfo uri) {
    return PageJson.of(orders.list(Queries.filtered(uri)), OrderJson::of);
  }

  /** One order. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.ORDER)
  @Operation(summary = "An order")
  public OrderJson get(@PathParam("id") UUID id) {
    return OrderJson.of(orders.get(id));
  }

  /** Calls an order off. */
  @POST
  @Path("{id}/cancel")
  @Access(value = Permission.INSTANCE_DELETE, on = ResourceKind.ORDER)
  @Operation(summary = "Call an order off; what it made so far is removed")
  @APIResponseSchema(
      value = OrderJson.class,
      responseCode = "202",
      responseDescription = "It is called off; the removal goes on by itself.")
  public Response cancel(
      @PathParam("id") UUID id, @OptionalBody ReasonBody body, @Context UriInfo uri) {
    return receipt(orders.cancel(id, body.reason()), uri);
  }

  /** What a decision needs. */
  @GET
  @Path("{id}/decision")
  @Access(value = Permission.ORDER_APPROVE, on = ResourceKind.ORDER)
  @Operation(
      summary = "What is needed to decide an order: who, what, why, price, what is left after",
      description = "Of an order that needed no approval: a state conflict.")
  public DecisionJson decision(@PathParam("id") UUID id) {
    return DecisionJson.of(approvals.decision(id));
  }

  /** Approves. */
  @POST
  @Path("{id}/approve")
  @Access(value = Permission.ORDER_APPROVE, on = ResourceKind.ORDER)
  @Operation(
      summary = "Approve an order that waits; the room that was held is used",
      description =
          "By a tenant-admin unless the policy leaves it to the operator. Of two decisions at the"
              + " same moment one wins, and the other is a state conflict.")
  public OrderJson approve(@PathParam("id") UUID id, @OptionalBody ReasonBody body) {
    return OrderJson.of(approvals.approve(id, body.reason()));
  }

  /** Says no. */
  @POST
  @Path("{id}/reject")
  @Access(value = Permission.ORDER_APPROVE, on = ResourceKind.ORDER)
  @Operation(summary = "Reject an order that waits, with a reason; its room is free again")
  public OrderJson reject(@PathParam("id") UUID id, MandatoryReasonBody body) {
    return OrderJson.of(approvals.reject(id, body.reason()));
  }

  private static Response receipt(OrderView order, UriInfo uri) {
    return Answers.accepted(OrderJson.of(order), uri, "orders", order.id());
  }
}
