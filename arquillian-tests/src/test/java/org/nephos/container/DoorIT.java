package org.nephos.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Requires;

/** Every facade that the server offers, found where it is bound, asks who is calling. */
@ExtendWith(ArquillianExtension.class)
class DoorIT {
  private static final Map<Class<?>, Object> NOTHINGS =
      Map.of(boolean.class, false, int.class, 0, long.class, 0L);

  @Deployment
  static WebArchive archive() {
    return Beside.archive("nephos-door-tests");
  }

  /** A facade method and the bean that answers it. */
  private record Entrance(Object bean, Method method, Method behind) {
    @Override
    public String toString() {
      return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
  }

  @SuppressWarnings("BanJNDI") // The name is the test's own.
  private static List<Entrance> entrances() throws NamingException, ReflectiveOperationException {
    List<Entrance> entrances = new ArrayList<>();
    NamingEnumeration<NameClassPair> bound =
        new InitialContext().list("java:global/nephos/portal-ejb");
    while (bound.hasMore()) {
      String name = bound.next().getName();
      if (name.endsWith("Facade")) {
        Class<?> facade = Class.forName(name.substring(name.indexOf('!') + 1));
        Class<?> service =
            Class.forName(
                facade.getPackageName().replaceFirst("\\.api$", ".")
                    + name.substring(0, name.indexOf('!')));
        Object bean = Beside.lookup("java:global/nephos/portal-ejb/" + name, facade);
        for (Method method : facade.getMethods()) {
          entrances.add(
              new Entrance(
                  bean, method, service.getMethod(method.getName(), method.getParameterTypes())));
        }
      }
    }
    return entrances;
  }

  @Test
  void nobodyIsAnsweredButWhereTheDoorIsOpenToAll() throws Exception {
    List<Entrance> entrances = entrances();
    assertThat(entrances).hasSizeGreaterThan(40);

    for (Entrance entrance : entrances) {
      assertThat(
              Stream.of(Requires.class, OpenToAll.class)
                  .filter(entrance.behind()::isAnnotationPresent))
          .as(entrance + " says who may come in")
          .hasSize(1);
      if (entrance.behind().isAnnotationPresent(Requires.class)) {
        assertThat(answer(entrance))
            .as(entrance.toString())
            .isInstanceOf(UnauthenticatedException.class);
      }
    }
  }

  private static Object answer(Entrance entrance) throws IllegalAccessException {
    Object[] nothings =
        Stream.of(entrance.method().getParameterTypes()).map(NOTHINGS::get).toArray();
    try {
      return entrance.method().invoke(entrance.bean(), nothings);
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }
}
