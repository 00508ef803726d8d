package org.nephos.rest.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.integrity.api.IntegrityFacade;
import org.nephos.rest.gate.Access;
import org.nephos.tenancy.Permission;

/** Whether the cloud's rows agree, for the operator. */
@Path("/integrity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrity")
@ApplicationScoped
public class IntegrityResource {
  @Inject IntegrityFacade integrity;

  /** The last checks. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Operation(
      summary = "The invariants and how their last checks went (operator)",
      description = "They are checked every few minutes; nothing is repaired.")
  public IntegrityJson list() {
    return IntegrityJson.of(integrity.list());
  }

  /** Checks now. */
  @POST
  @Path("check")
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Check all invariants now (operator)")
  public IntegrityJson check() {
    return IntegrityJson.of(integrity.check());
  }
}
