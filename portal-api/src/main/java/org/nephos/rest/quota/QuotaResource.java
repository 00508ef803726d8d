package org.nephos.rest.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.text.QueryValues;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Limits, and what is used of them. */
@Path("/quotas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota")
@ApplicationScoped
public class QuotaResource {
  private static final String PROJECT = "project";
  private static final String TENANT = "tenant";

  @Inject QuotaFacade quotas;

  /** The lines of a project and its tenant, or of a tenant. */
  @GET
  @Access(value = Permission.QUOTA_SEE, on = ResourceKind.PROJECT, query = PROJECT)
  @Access(value = Permission.QUOTA_SEE, on = ResourceKind.TENANT, query = TENANT)
  @Operation(summary = "Limits of a project and its tenant, or of a tenant, and their use")
  public PageJson<QuotaItemJson> list(
      @Parameter(description = "Either this") @QueryParam(PROJECT) String project,
      @Parameter(description = "or that.") @QueryParam(TENANT) String tenant) {
    return items(
        project == null
            ? quotas.ofTenant(QueryValues.id(TENANT, tenant))
            : quotas.ofProject(QueryValues.id(PROJECT, project)));
  }

  /** Sets limits. */
  @PUT
  @Access(value = Permission.QUOTA_SET, on = ResourceKind.PROJECT, query = PROJECT)
  @Access(value = Permission.QUOTA_SET, on = ResourceKind.TENANT, query = TENANT)
  @Operation(
      summary = "Set limits; what is not named stays",
      description =
          "Of a project by its tenant-admin, each at most the tenant's, or by the operator; of a"
              + " tenant by the operator. They hold at the next request.")
  public PageJson<QuotaItemJson> set(
      @Parameter(description = "Either this") @QueryParam(PROJECT) String project,
      @Parameter(description = "or that.") @QueryParam(TENANT) String tenant,
      LimitsBody body) {
    List<LimitChange> changes = LimitJson.changes(body.items());
    return items(
        project == null
            ? quotas.setTenantLimits(QueryValues.id(TENANT, tenant), changes)
            : quotas.setProjectLimits(QueryValues.id(PROJECT, project), changes));
  }

  private static PageJson<QuotaItemJson> items(List<QuotaItemView> lines) {
    return PageJson.whole(lines, QuotaItemJson::of);
  }
}
