package org.nephos.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of this module, as tests read them. */
final class Sources {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path JAVA = Path.of("src/main/java/org/nephos/web");

  private Sources() {}

  /** Every page, part of a page and tag: path below the web root, and text. */
  static Map<String, String> pages() {
    return texts(PAGES, ".xhtml");
  }

  /** Every class: path below the package root, and text. */
  static Map<String, String> classes() {
    return texts(JAVA, ".java");
  }

  /** The page beans, as {@code folder.ClassName}. */
  static List<String> beans() {
    return classes().keySet().stream()
        .filter(path -> path.endsWith("Backing.java"))
        .map(path -> path.substring(1, path.length() - ".java".length()).replace('/', '.'))
        .toList();
  }

  private static Map<String, String> texts(Path root, String ending) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        texts.put("/" + root.relativize(file), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
