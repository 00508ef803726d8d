package org.nephos.rest.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.SellerView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Who sells: whose name, address and numbers invoices have. */
@Path("/sellers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoice")
@ApplicationScoped
public class SellerResource {
  @Inject BillingAccountFacade accounts;

  /** All sellers. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"name", "country"},
      sorts = {"name", "invoicePrefix", "createdAt"})
  @Operation(summary = "Sellers (operator)")
  public PageJson<SellerJson> list(@Context UriInfo uri) {
    return PageJson.of(accounts.sellers(Queries.filtered(uri)), SellerJson::of);
  }

  /** One seller. */
  @GET
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.SELLER)
  @Operation(summary = "A seller (operator)")
  @APIResponseSchema(
      value = SellerJson.class,
      responseCode = "200",
      responseDescription = "The seller; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(accounts.seller(id));
  }

  /** Makes one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "Make a seller (operator)",
      description = "Its invoices are numbered without a gap. No two share a prefix (409).")
  @APIResponseSchema(
      value = SellerJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      SellerBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    SellerView made = accounts.createSeller(body.command(), Preconditions.idempotencyKey(key));
    return Answers.created(SellerJson.of(made), uri, "sellers", made.id());
  }

  /** Changes one. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.SELLER)
  @Operation(
      summary = "Change a seller (operator)",
      description = "What is left out stays. Invoices that are issued keep what they say.")
  @APIResponseSchema(
      value = SellerJson.class,
      responseCode = "200",
      responseDescription = "The seller as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, SellerPatch body, @HeaderParam("If-Match") String ifMatch) {
    SellerView old = accounts.seller(id);
    Long wanted = Preconditions.version(ifMatch);
    // What is left out is as it was read, so nobody may have changed it since.
    return versioned(
        accounts.changeSeller(id, body.over(old), wanted == null ? old.version() : wanted));
  }

  private static Response versioned(SellerView seller) {
    return Answers.versioned(SellerJson.of(seller), seller.version());
  }
}
