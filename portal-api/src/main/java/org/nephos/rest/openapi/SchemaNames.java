package org.nephos.rest.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Puts right what the scanner makes of generic types and ids. */
final class SchemaNames {
  private static final String PLACE = "#/components/schemas/";
  private static final Pattern PAGE = Pattern.compile("PageJson(.+)Json");
  private static final String ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

  private SchemaNames() {}

  /** One schema, wherever it stands. */
  static Schema repair(Schema schema) {
    if ("uuid".equals(schema.getFormat())) {
      schema.setPattern(ID);
    }
    String ref = schema.getRef();
    if (ref != null && ref.startsWith(PLACE)) {
      schema.setRef(PLACE + name(ref.substring(PLACE.length())));
    }
    return schema;
  }

  /** The names under which schemas are kept: {@code OrderPage} instead of the type's arguments. */
  static void rename(Components components) {
    Map<String, Schema> renamed = new LinkedHashMap<>();
    components.getSchemas().forEach((name, schema) -> renamed.put(name(name), schema));
    components.setSchemas(renamed);
  }

  private static String name(String name) {
    Matcher page = PAGE.matcher(name);
    return page.matches() ? page.group(1) + "Page" : name;
  }
}
