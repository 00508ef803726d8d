package org.nephos.web.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is; written by Maven into {@code build.properties}. */
public final class BuildVersion {
  private static final Properties BUILD = read();

  private BuildVersion() {}

  /** The version that the footer shows. */
  public static String version() {
    return BUILD.getProperty("version");
  }

  /** Changes with every build; part of the address of style sheets and scripts. */
  static String cacheKey() {
    return BUILD.getProperty("built");
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream in =
        BuildVersion.class.getResourceAsStream("/org/nephos/web/build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
