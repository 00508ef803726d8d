package org.nephos.crash;

import java.util.List;
import java.util.stream.Stream;

/**
 * A place in the work of a job where the server dies, with an order of its own that is held there.
 *
 * @param kind the job's
 * @param at the step, and on which side of it or in its commit
 */
record Point(String kind, String at) {
  private static final String PROVISION = "instance.provision";
  private static final String DELETE = "instance.delete";

  /** Whoever is held here keeps no row locked, so that others go on. */
  static final List<Point> FREE_BUILDS =
      of(
          PROVISION,
          "placing:before",
          "placing:after",
          "creating:before",
          "creating:after",
          "starting:before",
          "starting:after",
          "finishing:after");

  /** The commits of building; the first two have no receipt yet. */
  static final Point BUILD_QUEUED = new Point(PROVISION, "queued:after");

  static final Point BUILD_QUEUING = new Point(PROVISION, "queued:commit");
  static final Point BUILD_PLACING = new Point(PROVISION, "placing:commit");
  static final Point BUILD_FINISHING = new Point(PROVISION, "finishing:commit");

  static final List<Point> FREE_DELETES =
      of(DELETE, "removing:before", "removing:after", "finishing:after");

  static final Point DELETE_QUEUED = new Point(DELETE, "queued:after");
  static final Point DELETE_QUEUING = new Point(DELETE, "queued:commit");
  static final Point DELETE_FINISHING = new Point(DELETE, "finishing:commit");

  static final Point CREATING = new Point(PROVISION, "creating:before");
  static final Point CREATED = new Point(PROVISION, "creating:after");
  static final Point STARTED = new Point(PROVISION, "starting:after");

  private static List<Point> of(String kind, String... places) {
    return Stream.of(places).map(at -> new Point(kind, at)).toList();
  }

  /** All of building. */
  static List<Point> builds() {
    return Stream.concat(
            FREE_BUILDS.stream(),
            Stream.of(BUILD_FINISHING, BUILD_PLACING, BUILD_QUEUED, BUILD_QUEUING))
        .toList();
  }

  /** All of deleting. */
  static List<Point> deletes() {
    return Stream.concat(
            FREE_DELETES.stream(), Stream.of(DELETE_QUEUED, DELETE_QUEUING, DELETE_FINISHING))
        .toList();
  }

  /** The name of the order that is held here. */
  String order() {
    return (kind.equals(DELETE) ? "gone-" : "built-") + at.replace(':', '-');
  }

  @Override
  public String toString() {
    return kind + " " + at;
  }

  /** How the server is told to hold it. */
  String hold() {
    return hold(order());
  }

  /** How the server is told to hold another instance here. */
  String hold(String instance) {
    return kind + "/" + at + "@" + instance;
  }
}
