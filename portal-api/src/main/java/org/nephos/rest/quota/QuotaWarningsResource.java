package org.nephos.rest.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.rest.gate.Access;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** When a tenant is warned of its limits. */
@Path("/tenants/{id}/quota-warnings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota")
@ApplicationScoped
public class QuotaWarningsResource {
  @Inject QuotaFacade quotas;

  /** What holds. */
  @GET
  @Access(value = Permission.QUOTA_SEE, on = ResourceKind.TENANT)
  @Operation(summary = "At which shares of its limits a tenant is warned")
  public QuotaWarningsJson get(@PathParam("id") UUID id) {
    return QuotaWarningsJson.of(quotas.warnings(id));
  }

  /** Sets it. */
  @PUT
  @Access(value = Permission.QUOTA_SET, on = ResourceKind.TENANT)
  @Operation(
      summary = "Set at which shares of its limits a tenant is warned (tenant-admin, operator)",
      description = "Also of the limits of its projects; from the next look at them on.")
  public QuotaWarningsJson set(@PathParam("id") UUID id, QuotaWarningsBody body) {
    return QuotaWarningsJson.of(quotas.setWarnings(id, body.thresholds()));
  }
}
