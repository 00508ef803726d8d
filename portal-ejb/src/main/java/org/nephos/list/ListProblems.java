package org.nephos.list;

import java.util.Collection;
import org.nephos.problem.api.MalformedException;

/** What can be wrong with what a list is asked for. */
final class ListProblems {
  private ListProblems() {}

  /** It has no such order. */
  static MalformedException sort(Collection<String> sorts) {
    return new MalformedException(
        "sort",
        "This list can be sorted by " + String.join(", ", sorts) + ", each with - for descending.");
  }

  /** It has no such filter. */
  static MalformedException filter(String field, Collection<String> filters) {
    return new MalformedException(
        field, "This list has no filter " + field + "; it has " + String.join(", ", filters) + ".");
  }

  /** What is filtered by cannot be read. */
  static MalformedException value(String field) {
    return new MalformedException(field, "The value of " + field + " cannot be read.");
  }
}
