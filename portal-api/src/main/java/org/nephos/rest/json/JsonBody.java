package org.nephos.rest.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A well-formed body whose shape depends on what is in it.
 *
 * @param tree the body
 */
public record JsonBody(JsonNode tree) {
  /**
   * The body as this record.
   *
   * @throws org.nephos.problem.api.InvalidException when it does not fit
   */
  public <T extends Record> T as(Class<T> type) {
    return RecordBinder.bind(tree, type);
  }
}
