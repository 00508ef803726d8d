package org.nephos.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.nephos.problem.api.MalformedException;

/** Reads bodies into the API's records, strictly. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JsonReader implements MessageBodyReader<Record> {
  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    byte[] body = BodyBytes.read(in);
    JsonNode tree = body.length == 0 ? absent(annotations) : Json.read(body);
    return type.equals(JsonBody.class) ? new JsonBody(tree) : RecordBinder.bind(tree, type);
  }

  private static JsonNode absent(Annotation[] annotations) {
    if (Arrays.stream(annotations).anyMatch(OptionalBody.class::isInstance)) {
      return JsonNodeFactory.instance.objectNode();
    }
    throw new MalformedException("body", "A JSON body is needed.");
  }
}
