package org.nephos.rest.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.nephos.rest.text.Preconditions;

/** Answers with more than a body. */
public final class Answers {
  private Answers() {}

  /** 200 with the version as ETag. */
  public static Response versioned(Record body, long version) {
    return Response.ok(body).header(HttpHeaders.ETAG, Preconditions.tag(version)).build();
  }

  /** 201: it is there. */
  public static Response created(Record body, UriInfo uri, String collection, Object id) {
    return Response.created(place(uri, collection, id)).entity(body).build();
  }

  /** 202: it will come to be, and this is where to watch it. */
  public static Response accepted(Record body, UriInfo uri, String collection, Object id) {
    return Response.accepted(body).location(place(uri, collection, id)).build();
  }

  private static URI place(UriInfo uri, String collection, Object id) {
    return uri.getBaseUriBuilder().path(collection).path(id.toString()).build();
  }
}
