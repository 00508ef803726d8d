package org.nephos.rest.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.Bearer;
import org.nephos.rest.gate.FrontDoor;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.CallerScope;

/** Events as they happen. */
@Path("/events/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Event")
@ApplicationScoped
public class EventStreamResource {
  @Inject EventStreams streams;

  /** Opens a stream that ends with the caller's token. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Operation(
      summary = "Events as they happen, as Server-Sent Events",
      description =
          "id is the marker, event the type, data the JSON of an event; a comment keeps it alive"
              + " every 15 s. It begins with what happens next, or behind Last-Event-ID, and ends"
              + " when the token does.")
  @APIResponse(
      responseCode = "200",
      description = "The stream.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public void open(
      @Parameter(description = "The marker of the last event seen.") @HeaderParam("Last-Event-ID")
          String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServletRequest request) {
    Bearer bearer = (Bearer) request.getAttribute(FrontDoor.BEARER);
    streams.open(
        CallerScope.current(), bearer.expiresAt(), marker(lastEventId), new EventWire(sink, sse));
  }

  private static Long marker(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return null;
    }
    if (!lastEventId.strip().matches("[0-9]{1,18}")) {
      throw new MalformedException("Last-Event-ID", "Last-Event-ID is no marker of ours.");
    }
    return Long.valueOf(lastEventId.strip());
  }
}
