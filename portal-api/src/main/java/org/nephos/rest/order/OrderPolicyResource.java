package org.nephos.rest.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Policies on orders. */
@Path("/order-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Order")
@ApplicationScoped
public class OrderPolicyResource {
  @Inject OrderPolicyFacade policies;

  /** Policies of the caller's tenant and of the cloud. */
  @GET
  @Access(Permission.POLICY_SEE)
  @Listed(
      filters = {"tenant", "name"},
      sorts = {"name", "createdAt"})
  @Operation(summary = "Policies on orders, of your tenant and of the cloud")
  public PageJson<OrderPolicyJson> list(@Context UriInfo uri) {
    return PageJson.of(policies.list(Queries.filtered(uri)), OrderPolicyJson::of);
  }

  /** Makes one. */
  @POST
  @Access(Permission.POLICY_CHANGE)
  @Operation(
      summary = "Make a policy on orders",
      description =
          "Of a tenant by its administrator or the operator, of the cloud by the operator. It holds"
              + " for the next order.")
  @APIResponseSchema(
      value = OrderPolicyJson.class,
      responseCode = "201",
      responseDescription = "It holds; Location says where it is.")
  public Response create(
      OrderPolicyBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    String once = Preconditions.idempotencyKey(key);
    OrderPolicyJson made = OrderPolicyJson.of(policies.create(body.command(), once));
    return Answers.created(made, uri, "order-policies", made.id());
  }

  /** One policy. */
  @GET
  @Path("{id}")
  @Access(value = Permission.POLICY_SEE, on = ResourceKind.ORDER_POLICY)
  @Operation(summary = "A policy on orders")
  @APIResponseSchema(
      value = OrderPolicyJson.class,
      responseCode = "200",
      responseDescription = "The policy; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(policies.get(id));
  }

  /** Says all of it anew. */
  @PUT
  @Path("{id}")
  @Access(value = Permission.POLICY_CHANGE, on = ResourceKind.ORDER_POLICY)
  @Operation(
      summary = "Say a policy anew, all of it",
      description = "It holds for the next order; what waits already goes on as it was asked.")
  @APIResponseSchema(
      value = OrderPolicyJson.class,
      responseCode = "200",
      responseDescription = "The policy as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, OrderPolicyBody body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(policies.change(id, body.change(), Preconditions.version(ifMatch)));
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.POLICY_CHANGE, on = ResourceKind.ORDER_POLICY)
  @Operation(summary = "Delete a policy; what waits because of it goes on waiting")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id) {
    policies.delete(id);
    return Response.noContent().build();
  }

  private static Response versioned(OrderPolicyView policy) {
    return Answers.versioned(OrderPolicyJson.of(policy), policy.version());
  }
}
