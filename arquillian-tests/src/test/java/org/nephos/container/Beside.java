package org.nephos.container;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An archive of tests that is deployed beside the EAR and sees its classes. */
final class Beside {
  private static final String BEANS = "java:global/nephos/portal-ejb/";

  private static final String STRUCTURE =
      """
      <jboss-deployment-structure>
        <deployment>
          <dependencies>
            <module name="deployment.nephos.ear"/>
            <module name="deployment.nephos.ear.portal-ejb.jar"/>
          </dependencies>
        </deployment>
      </jboss-deployment-structure>
      """;

  private Beside() {}

  static WebArchive archive(String name) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addPackage(Beside.class.getPackage())
        .addAsLibraries(
            List.of(Assertions.class, Awaitility.class, Matchers.class).stream()
                .map(Beside::jarOf)
                .toArray(File[]::new))
        .addAsWebInfResource(new StringAsset(STRUCTURE), "jboss-deployment-structure.xml");
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bean behind a facade, as the container hands it out. */
  static <T> T bean(String name, Class<T> facade) {
    return lookup(BEANS + name + "!" + facade.getName(), facade);
  }

  /** What the server knows by this name. */
  @SuppressWarnings("BanJNDI") // The names are the tests' own.
  static <T> T lookup(String name, Class<T> type) {
    try {
      return type.cast(new InitialContext().lookup(name));
    } catch (NamingException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
