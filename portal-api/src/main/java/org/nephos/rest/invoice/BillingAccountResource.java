package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Whom a tenant's invoices are made out to. */
@Path("/tenants/{id}/billing-account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class BillingAccountResource {
  @Inject BillingAccountFacade accounts;

  /** What is said. */
  @GET
  @Access(value = Permission.INVOICE_SEE, on = ResourceKind.TENANT)
  @Operation(summary = "Whom a tenant's invoices are made out to, and its balance of credits")
  @APIResponseSchema(
      value = BillingAccountJson.class,
      responseCode = "200",
      responseDescription = "The account; its ETag is for If-Match, once there is one.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(accounts.account(id));
  }

  /** Says it. */
  @PUT
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.TENANT)
  @Operation(
      summary = "Say whom a tenant's invoices are made out to, all of it (operator)",
      description = "Invoices that are issued keep what they say.")
  @APIResponseSchema(
      value = BillingAccountJson.class,
      responseCode = "200",
      responseDescription = "The account as it is now, with its new ETag.")
  public Response set(
      @PathParam("id") UUID id, BillingAccountBody body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(accounts.changeAccount(id, body.command(), Preconditions.version(ifMatch)));
  }

  private static Response versioned(BillingAccountView account) {
    BillingAccountJson body = BillingAccountJson.of(account);
    return account.version() == null
        ? Response.ok(body).build()
        : Answers.versioned(body, account.version());
  }
}
