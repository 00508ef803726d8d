package org.nephos.rest.budget;

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
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.SavedBudget;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What a tenant, a project, or what bears a tag is meant to cost in a month. */
@Path("/budgets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Budget")
@ApplicationScoped
public class BudgetResource {
  @Inject BudgetFacade budgets;

  /** Those that the caller may see. */
  @GET
  @Access(Permission.COST_SEE)
  @Listed(
      filters = {"tenant", "project", "name"},
      sorts = {"name", "createdAt"})
  @Operation(
      summary = "Budgets and how they stand",
      description =
          "Who sees the cost of a whole tenant sees all of its budgets, others those of their"
              + " projects.")
  public PageJson<BudgetJson> list(@Context UriInfo uri) {
    return PageJson.of(
        budgets.list(Queries.filtered(uri)), (BudgetView budget) -> BudgetJson.of(budget));
  }

  /** Makes one. */
  @POST
  @Access(Permission.BUDGET_CHANGE)
  @Operation(
      summary = "Make a budget",
      description =
          "At its thresholds those who see what the tenant is charged get a letter, and its webhook"
              + " a signed POST, each once in a billing month. With blockOrders an order is refused"
              + " (409 budget-exceeded) when the budget is used up, or when the order costs more"
              + " until the month ends than is left. The secret of the webhook is in this answer"
              + " and nowhere else.")
  @APIResponseSchema(
      value = BudgetJson.class,
      responseCode = "201",
      responseDescription = "It holds; Location says where it is.")
  public Response create(
      BudgetBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    String once = Preconditions.idempotencyKey(key);
    BudgetJson made = BudgetJson.of(budgets.create(body.command(), once));
    return Answers.created(made, uri, "budgets", made.id());
  }

  /** One budget. */
  @GET
  @Path("{id}")
  @Access(value = Permission.COST_SEE, on = ResourceKind.BUDGET)
  @Operation(summary = "A budget and how it stands")
  @APIResponseSchema(
      value = BudgetJson.class,
      responseCode = "200",
      responseDescription = "The budget; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    BudgetView budget = budgets.get(id);
    return Answers.versioned(BudgetJson.of(budget), budget.version());
  }

  /** Says all of it anew. */
  @PUT
  @Path("{id}")
  @Access(value = Permission.BUDGET_CHANGE, on = ResourceKind.BUDGET)
  @Operation(
      summary = "Say a budget anew, all of it but what it is about",
      description =
          "What was told in this month is not told again. Another webhookUrl gets another secret,"
              + " which is in this answer.")
  @APIResponseSchema(
      value = BudgetJson.class,
      responseCode = "200",
      responseDescription = "The budget as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, BudgetBody body, @HeaderParam("If-Match") String ifMatch) {
    SavedBudget saved = budgets.change(id, body.change(), Preconditions.version(ifMatch));
    return Answers.versioned(BudgetJson.of(saved), saved.budget().version());
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.BUDGET_CHANGE, on = ResourceKind.BUDGET)
  @Operation(summary = "Delete a budget with its history")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id) {
    budgets.delete(id);
    return Response.noContent().build();
  }

  /** What was told of it. */
  @GET
  @Path("{id}/alerts")
  @Access(value = Permission.COST_SEE, on = ResourceKind.BUDGET)
  @Listed(sorts = "createdAt")
  @Operation(summary = "Which thresholds were reached when, newest first")
  public PageJson<BudgetAlertJson> alerts(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.of(budgets.alerts(id, Queries.filtered(uri)), BudgetAlertJson::of);
  }

  /** The calls of its webhook. */
  @GET
  @Path("{id}/deliveries")
  @Access(value = Permission.BUDGET_CHANGE, on = ResourceKind.BUDGET)
  @Listed(filters = "state", sorts = "createdAt")
  @Operation(
      summary = "The calls of its webhook, newest first",
      description =
          "Each is a POST of JSON with the header X-Nephos-Signature: sha256= and the HMAC-SHA256"
              + " of the body by the webhook's secret, in hex; X-Nephos-Delivery is its id, the"
              + " same at each attempt. It is tried for some hours until it is answered with 2xx.")
  public PageJson<BudgetDeliveryJson> deliveries(@PathParam("id") UUID id, @Context UriInfo uri) {
    return PageJson.of(budgets.deliveries(id, Queries.filtered(uri)), BudgetDeliveryJson::of);
  }

  /** Makes a call again. */
  @POST
  @Path("{id}/deliveries/{delivery}/redeliver")
  @Access(value = Permission.BUDGET_CHANGE, on = ResourceKind.BUDGET)
  @Operation(summary = "Make a call of its webhook again")
  @APIResponseSchema(
      value = BudgetDeliveryJson.class,
      responseCode = "202",
      responseDescription = "It is tried again.")
  public Response redeliver(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
    return Response.accepted(BudgetDeliveryJson.of(budgets.redeliver(id, delivery))).build();
  }
}
