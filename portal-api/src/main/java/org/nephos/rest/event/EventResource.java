package org.nephos.rest.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.event.api.EventFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;

/** What happened. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Event")
@ApplicationScoped
public class EventResource {
  @Inject EventFacade events;

  /** Sequenced events from a marker. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(filters = {"type", "resource", "project"})
  @Operation(summary = "Events from a marker, oldest first")
  public PageJson<EventJson> list(@Context UriInfo uri) {
    return PageJson.of(events.list(Queries.filtered(uri)), EventJson::of);
  }
}
