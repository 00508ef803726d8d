package org.nephos.billing.api;

import java.time.Instant;
import java.util.List;

/**
 * The metadata that the specification wants beside a file.
 *
 * @param id changes when columns or their types do
 * @param created when this schema was made
 */
public record FocusSchemaView(
    String id,
    String focusVersion,
    Instant created,
    String generator,
    String encoding,
    List<Column> columns) {
  /**
   * A column.
   *
   * @param type the specification's word
   * @param precision digits of a decimal, or null
   * @param scale decimals of a decimal, or null
   * @param maxLength characters of a text, or null
   */
  public record Column(
      String name, String type, Integer precision, Integer scale, Integer maxLength) {}
}
