package org.nephos.invoice.print;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Figures of different precision with their decimal points one below the other: each is moved to
 * the left by the room of the decimals that it lacks.
 */
final class FigureColumn {
  private final char point;
  private final ToDoubleFunction<String> width;
  private final double widest;

  private FigureColumn(char point, ToDoubleFunction<String> width, double widest) {
    this.point = point;
    this.width = width;
    this.widest = widest;
  }

  /**
   * @param point what stands before decimals
   * @param width how wide a text is
   */
  static FigureColumn of(List<String> figures, char point, ToDoubleFunction<String> width) {
    double widest =
        figures.stream()
            .map(figure -> decimals(figure, point))
            .max(Comparator.comparingInt(String::length))
            .map(width::applyAsDouble)
            .orElse(0.0);
    return new FigureColumn(point, width, widest);
  }

  /** The room that is left where a figure has fewer decimals than another of the column. */
  float missing(String figure) {
    return (float) (widest - width.applyAsDouble(decimals(figure, point)));
  }

  private static String decimals(String figure, char point) {
    int at = figure.indexOf(point);
    return at < 0 ? "" : figure.substring(at);
  }
}
