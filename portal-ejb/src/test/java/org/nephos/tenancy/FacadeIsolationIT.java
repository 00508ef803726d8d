package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.Names;
import org.nephos.testing.LetIn;
import org.nephos.testing.Portal;

/**
 * Every method of every facade by every kind of person, on things of one tenant: each method's line
 * in {@code facades.csv} names a right, and {@link #LAW} says who has it. Only the door is tried,
 * so nothing is done. A method without a line fails.
 */
class FacadeIsolationIT {
  @RegisterExtension static final Portal portal = new Portal();

  /** Who may, within the tenant; written down from the design's table of roles. */
  private static final Map<String, Set<String>> LAW =
      Map.ofEntries(
          Map.entry("see", Set.of("viewer", "member", "admin", "operator")),
          // Whoever has a role in one project only does not see what holds for the whole tenant.
          Map.entry("whole-tenant", Set.of("admin", "operator")),
          Map.entry("catalog", Set.of("viewer", "billing", "member", "admin", "operator")),
          Map.entry("order", Set.of("member", "admin")),
          Map.entry("power", Set.of("member", "admin", "operator")),
          Map.entry("change", Set.of("member", "admin")),
          Map.entry("cost", Set.of("viewer", "billing", "member", "admin", "operator")),
          Map.entry("invoice", Set.of("billing", "admin", "operator")),
          Map.entry("quota", Set.of("viewer", "member", "admin", "operator")),
          Map.entry("ask", Set.of("member", "admin")),
          Map.entry("decide", Set.of("admin", "operator")),
          Map.entry("people", Set.of("admin", "operator")),
          Map.entry("rule", Set.of("admin")),
          Map.entry("token", Set.of("viewer", "billing", "member", "admin")),
          Map.entry("own-token", Set.of("member", "admin")),
          Map.entry("audit", Set.of("admin", "operator")),
          Map.entry("cloud", Set.of("operator")));

  /** Everybody may see these, whoever they belong to. */
  private static final Set<ResourceKind> SHARED =
      Set.of(
          ResourceKind.FLAVOR,
          ResourceKind.IMAGE,
          ResourceKind.NETWORK,
          ResourceKind.HOST,
          ResourceKind.PRICE_PLAN,
          ResourceKind.RATE,
          ResourceKind.SELLER,
          ResourceKind.QUOTA_PRESET);

  private static final UUID NOTHING = UUID.fromString("00000000-0000-4000-8000-00000000dead");

  private static final Map<String, Caller> PEOPLE = new LinkedHashMap<>();
  private static final Map<ResourceKind, UUID> THINGS = new EnumMap<>(ResourceKind.class);
  private static Map<String, String> lines;

  /** A method as the facade declares it, and the bean that has it. */
  private record Door(String name, Class<?> bean, Method method) {}

  @BeforeAll
  static void makeOneOfEach() throws IOException {
    IsolatedThings things = new IsolatedThings(portal);
    PEOPLE.putAll(things.people());
    for (ResourceKind kind : ResourceKind.values()) {
      THINGS.put(kind, things.id(kind));
    }
    lines = lines();
  }

  private static Map<String, String> lines() throws IOException {
    Map<String, String> lines = new TreeMap<>();
    try (InputStreamReader reader =
        new InputStreamReader(
            FacadeIsolationIT.class.getResourceAsStream("facades.csv"), StandardCharsets.UTF_8)) {
      for (CSVRecord line : CSVFormat.RFC4180.parse(reader)) {
        lines.put(line.get(0), line.get(1));
      }
    }
    return lines;
  }

  private static List<Door> doors() {
    List<Door> doors = new ArrayList<>();
    for (JavaClass found : new ClassFileImporter().importPackages("org.nephos")) {
      if (!found.isAnnotatedWith(Stateless.class)) {
        continue;
      }
      Class<?> bean = found.reflect();
      for (Class<?> facade : bean.getInterfaces()) {
        if (facade.getSimpleName().endsWith("Facade")) {
          for (Method wanted : facade.getMethods()) {
            doors.add(door(facade, bean, wanted));
          }
        }
      }
    }
    return doors;
  }

  private static Door door(Class<?> facade, Class<?> bean, Method wanted) {
    try {
      return new Door(
          facade.getSimpleName()
              + "."
              + wanted.getName()
              + Arrays.stream(wanted.getParameterTypes())
                  .map(Class::getSimpleName)
                  .collect(Collectors.joining(" ", "(", ")")),
          bean,
          bean.getMethod(wanted.getName(), wanted.getParameterTypes()));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyMethodHasALineAndEveryLineAMethod() {
    assertThat(doors().stream().map(Door::name).distinct())
        .containsExactlyInAnyOrderElementsOf(lines.keySet());
  }

  @Test
  void onlyWhatIsOpenToAllIsCalledSo() {
    assertThat(doors().stream().filter(door -> isOpen(door)).map(Door::name).distinct())
        .allMatch(name -> "open".equals(lines.get(name)));
  }

  private static boolean isOpen(Door door) {
    return !door.method().isAnnotationPresent(Requires.class);
  }

  @TestFactory
  Stream<DynamicTest> everybodyIsLetInOrNotAsTheLawSays() {
    return doors().stream()
        .filter(door -> !isOpen(door))
        .flatMap(
            door ->
                PEOPLE.keySet().stream()
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                door.name() + " by " + who, () -> check(door, who))));
  }

  private static void check(Door door, String who) {
    Set<String> allowed = LAW.get(lines.get(door.name()));
    assertThat(allowed).as("the right of " + door.name()).isNotNull();
    boolean foreign = who.startsWith("other-");
    boolean named = kinds(door).stream().anyMatch(kind -> !SHARED.contains(kind));
    boolean expected =
        foreign
            ? !named && allowed.contains(who.substring("other-".length()))
            : allowed.contains(who);

    RuntimeException said = knock(door, who, false);

    assertThat(said == null)
        .as("%s let in by %s; it said %s", who, door.name(), said)
        .isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> whatIsForeignIsAsIfItWereNotThere() {
    return doors().stream()
        .filter(door -> !isOpen(door))
        .filter(door -> kinds(door).stream().anyMatch(kind -> !SHARED.contains(kind)))
        .flatMap(
            door ->
                Stream.of("other-member", "other-admin")
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                door.name() + " by " + who, () -> compare(door, who))));
  }

  private static void compare(Door door, String who) {
    RuntimeException foreign = knock(door, who, false);
    RuntimeException unknown = knock(door, who, true);

    assertThat(foreign).isNotNull();
    assertThat(unknown).isNotNull();
    assertThat(foreign.getClass()).isEqualTo(unknown.getClass());
    assertThat(foreign.getMessage()).isEqualTo(unknown.getMessage());
  }

  /** The kinds of things that a call names. */
  private static List<ResourceKind> kinds(Door door) {
    List<ResourceKind> kinds = new ArrayList<>();
    for (Parameter parameter : door.method().getParameters()) {
      add(parameter.getAnnotation(Names.class), kinds);
      if (parameter.getType().isRecord()) {
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
          add(component.getAnnotation(Names.class), kinds);
        }
      }
    }
    return kinds;
  }

  private static void add(Names names, List<ResourceKind> kinds) {
    if (names != null) {
      kinds.add(names.value());
    }
  }

  private static RuntimeException knock(Door door, String who, boolean unknown) {
    Object bean = portal.get(door.bean());
    Object[] arguments =
        Arrays.stream(door.method().getParameters())
            .map(parameter -> argument(parameter, unknown))
            .toArray();
    return portal.as(
        PEOPLE.get(who),
        () ->
            LetIn.tryDoor(
                () -> {
                  try {
                    door.method().invoke(bean, arguments);
                  } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof RuntimeException said) {
                      throw said;
                    }
                    throw e;
                  }
                }));
  }

  private static Object argument(Parameter parameter, boolean unknown) {
    return parameter.getType().isRecord()
        ? command(parameter.getType(), unknown)
        : value(parameter.getType(), parameter.getAnnotation(Names.class), unknown);
  }

  private static Object command(Class<?> type, boolean unknown) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(one -> value(one.getType(), one.getAnnotation(Names.class), unknown))
            .toArray();
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static Object value(Class<?> type, Names names, boolean unknown) {
    if (names != null) {
      return unknown ? NOTHING : THINGS.get(names.value());
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == Map.class ? Map.of() : null;
  }
}
