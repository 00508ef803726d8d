package org.nephos.event;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a change did to the fields of a thing: of each that differs, what it was and what it is.
 * Records inside are told field by field ({@code step.minAgeDays}), maps by their keys ({@code
 * limits.vcpus}). Secrets and user data must never be given here: all of it is kept for ever.
 */
public final class Changes {
  /** Under which name an event's data has them. */
  public static final String KEY = "changes";

  public static final String BEFORE = "before";
  public static final String AFTER = "after";

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Changes() {}

  /** No change as yet. */
  public static Changes none() {
    return new Changes();
  }

  /** The change of one field, if it is one. */
  public static Changes of(String field, Object before, Object after) {
    return none().and(field, before, after);
  }

  /**
   * The fields in which two records of one type differ.
   *
   * @param before null for what was not there
   * @param after null for what is not there any more
   */
  public static Changes between(Record before, Record after) {
    Changes changes = none();
    changes.compare("", flat(before), flat(after));
    return changes;
  }

  /** Adds another field, if it differs. */
  public Changes and(String field, Object before, Object after) {
    compare(field, plain(before), plain(after));
    return this;
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The data of an event with these changes beside what else it says. */
  public Map<String, Object> with(Map<String, ?> data) {
    Map<String, Object> all = new LinkedHashMap<>(data);
    if (!fields.isEmpty()) {
      all.put(KEY, new LinkedHashMap<>(fields));
    }
    return all;
  }

  /** The changes alone, as the data of an event. */
  public Map<String, Object> asData() {
    return with(Map.of());
  }

  private void compare(String field, Object before, Object after) {
    if (before instanceof Map<?, ?> || after instanceof Map<?, ?>) {
      Map<?, ?> old = before instanceof Map<?, ?> map ? map : Map.of();
      Map<?, ?> now = after instanceof Map<?, ?> map ? map : Map.of();
      Set<Object> names = new LinkedHashSet<>(old.keySet());
      names.addAll(now.keySet());
      for (Object name : names) {
        compare(field.isEmpty() ? "" + name : field + "." + name, old.get(name), now.get(name));
      }
    } else if (!Objects.equals(before, after)) {
      Map<String, Object> both = new LinkedHashMap<>();
      both.put(BEFORE, before);
      both.put(AFTER, after);
      fields.put(field, both);
    }
  }

  /** A value in the words of the trail: text, numbers, truth values, and lists and maps of them. */
  private static Object plain(Object value) {
    if (value instanceof Number || value instanceof Boolean || value == null) {
      return value;
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Record record) {
      return flat(record);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, one) -> plain.put("" + plain(key), plain(one)));
      return plain;
    }
    if (value instanceof Set<?> set) {
      // A set has no order, so that its order is no change either.
      return set.stream()
          .map(Changes::plain)
          .sorted(Comparator.comparing(String::valueOf))
          .toList();
    }
    return value instanceof Collection<?> list
        ? list.stream().map(Changes::plain).toList()
        : value.toString();
  }

  private static Map<String, Object> flat(Record record) {
    Map<String, Object> flat = new LinkedHashMap<>();
    if (record == null) {
      return flat;
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        flat.put(component.getName(), plain(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(record.getClass().getName(), e);
      }
    }
    return flat;
  }

  @Override
  public String toString() {
    return fields.keySet().toString();
  }

  /** The names of the fields that differ. */
  public List<String> fields() {
    return List.copyOf(fields.keySet());
  }
}
