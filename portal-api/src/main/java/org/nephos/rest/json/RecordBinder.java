package org.nephos.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/**
 * Fits a JSON object into a record, and names everything that does not fit at once. Nothing is
 * converted: a number is no string, null is not absent, and a field that the record does not know
 * is refused. A component with {@link NotNull} must be there, the others may be left out and are
 * null then. What the values mean is the facade's to judge; only words of a closed list ({@link
 * Schema#enumeration}) are looked up here.
 */
public final class RecordBinder {
  private static final int MOST_VIOLATIONS = 50;

  private final List<Violation> violations = new ArrayList<>();

  private RecordBinder() {}

  /**
   * The record that the JSON is.
   *
   * @throws InvalidException with every field that does not fit
   */
  public static <T extends Record> T bind(JsonNode tree, Class<T> type) {
    RecordBinder binder = new RecordBinder();
    Object value = binder.record("", tree, type);
    if (!binder.violations.isEmpty()) {
      throw new InvalidException(
          binder.violations.subList(0, Math.min(MOST_VIOLATIONS, binder.violations.size())));
    }
    return type.cast(value);
  }

  private Object record(String path, JsonNode node, Class<?> type) {
    if (!node.isObject()) {
      refuse(path, "type", "must be an object");
      return null;
    }
    RecordComponent[] components = type.getRecordComponents();
    Set<String> known = new HashSet<>();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      known.add(components[i].getName());
      values[i] = component(path, node, components[i]);
    }
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        refuse(
            join(path, Scalars.shown(name)),
            "unknown-field",
            "is not known here; there are: "
                + String.join(
                    ", ", Arrays.stream(components).map(RecordComponent::getName).toList()));
      }
    }
    return violations.isEmpty() ? construct(type, components, values) : null;
  }

  private Object component(String path, JsonNode node, RecordComponent component) {
    String field = join(path, component.getName());
    JsonNode value = node.get(component.getName());
    if (value == null) {
      if (component.getAccessor().isAnnotationPresent(NotNull.class)) {
        refuse(field, "required", "is needed");
      }
      return null;
    }
    Object bound = value(field, value, component.getGenericType());
    return checkWord(field, bound, component);
  }

  private Object value(String field, JsonNode node, Type type) {
    if (node.isNull()) {
      refuse(field, "null", "must not be null; leave it out instead");
      return null;
    }
    if (type == JsonNode.class) {
      return node;
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(field, node, generic.getActualTypeArguments()[0])
          : map(field, node, generic.getActualTypeArguments()[1]);
    }
    Class<?> wanted = (Class<?>) type;
    return wanted.isRecord()
        ? record(field, node, wanted)
        : Scalars.read(node, wanted, (code, message) -> refuse(field, code, message));
  }

  private List<Object> list(String field, JsonNode node, Type item) {
    if (!node.isArray()) {
      refuse(field, "type", "must be a list");
      return null;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      list.add(value(field + "[" + i + "]", node.get(i), item));
    }
    return list;
  }

  private Map<String, Object> map(String field, JsonNode node, Type value) {
    if (!node.isObject()) {
      refuse(field, "type", "must be an object");
      return null;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String place = join(field, Scalars.shown(entry.getKey()));
      if (Scalars.isClean(entry.getKey())) {
        map.put(entry.getKey(), value(place, entry.getValue(), value));
      } else {
        refuse(place, "characters", "has a name with characters that are no text");
      }
    }
    return map;
  }

  private Object checkWord(String field, Object bound, RecordComponent component) {
    Schema schema = component.getAccessor().getAnnotation(Schema.class);
    if (bound == null || schema == null || schema.enumeration().length == 0) {
      return bound;
    }
    List<String> words = List.of(schema.enumeration());
    if (!words.contains(bound)) {
      refuse(field, "value", "must be one of " + String.join(", ", words));
    }
    return bound;
  }

  private void refuse(String field, String code, String message) {
    String subject = field.isEmpty() ? "The body" : field;
    violations.add(new Violation(field, code, subject + " " + message + "."));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses what was checked", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no body", e);
    }
  }
}
