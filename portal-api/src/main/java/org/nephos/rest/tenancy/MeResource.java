package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.gate.SignedIn;
import org.nephos.tenancy.api.TenancyFacade;

/** The caller. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class MeResource {
  @Inject TenancyFacade tenancy;

  /** Who the caller is, and where. */
  @GET
  @SignedIn
  @Operation(summary = "Who you are, in which tenants and projects, as what")
  public MeJson me() {
    return MeJson.of(tenancy.me());
  }
}
