package org.nephos.list.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items in order
 * @param next the marker of the next page, or null on the last
 */
public record Page<T>(List<T> items, String next) {
  public Page {
    items = List.copyOf(items);
  }
}
