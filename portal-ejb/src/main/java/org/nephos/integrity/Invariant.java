package org.nephos.integrity;

import java.util.List;

/**
 * Something that holds at every commit. CDI finds every bean of this type. A check reads only, and
 * compares within one statement, so that it sees one snapshot and work that goes on meanwhile is no
 * drift.
 */
public interface Invariant {
  /** How many rows that do not agree are told. */
  int MOST = 50;

  /** Its short name, unique. */
  String name();

  /** Looks at the rows as they are now, with no transaction open. */
  Finding check();

  /**
   * What a check found.
   *
   * @param rows how many rows were looked at
   * @param drift the first {@link #MOST} rows that do not agree
   */
  record Finding(long rows, List<Drift> drift) {
    public Finding {
      drift = List.copyOf(drift);
    }
  }
}
