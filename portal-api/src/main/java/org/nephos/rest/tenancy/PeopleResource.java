package org.nephos.rest.tenancy;

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
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.PeopleFacade;

/** The people of all tenants. */
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class PeopleResource {
  @Inject PeopleFacade people;

  /** Everybody who has ever signed in. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"username", "displayName", "email", "tenant", "role"},
      sorts = {"username", "displayName", "email", "createdAt"})
  @Operation(summary = "Everybody who has signed in, with their roles (operator)")
  public PageJson<PersonJson> list(@Context UriInfo uri) {
    return PageJson.of(people.people(MemberQueries.of(Queries.filtered(uri))), PersonJson::of);
  }
}
