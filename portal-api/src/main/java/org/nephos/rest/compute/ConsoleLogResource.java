package org.nephos.rest.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.AnyAccept;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What guests write to their serial consoles. */
@Path("/instances/{id}/console-log")
@Produces(ConsoleLogResource.TEXT)
@Tag(name = "Compute")
@ApplicationScoped
public class ConsoleLogResource {
  static final String TEXT = "text/plain;charset=utf-8";

  @Inject InstanceFacade instances;

  /** The end of the log; always text, so that no browser takes a guest's output for a page. */
  @GET
  @AnyAccept
  @Access(value = Permission.CONSOLE_SEE, on = ResourceKind.INSTANCE)
  @Operation(summary = "The end of what the guest wrote to its serial console, as plain text")
  @APIResponse(
      responseCode = "200",
      description = "The raw text.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
  public Response log(@PathParam("id") UUID id) {
    byte[] text = instances.consoleLog(id).getBytes(StandardCharsets.UTF_8);
    return Response.ok(text, TEXT).build();
  }
}
