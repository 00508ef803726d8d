package org.nephos.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks the history of a seed. From one that fails it takes lives and acts as long as it still
 * fails, many at once first, so that what is told can be read.
 */
final class SmallestHistory {
  /** How many smaller ones are tried at most. */
  private static final int TRIES = Integer.getInteger("nephos.test.shrinks", 80);

  private final Consumer<History> check;
  private History history;
  private Throwable failure;
  private int tries = TRIES;

  private SmallestHistory(Consumer<History> check, History history, Throwable failure) {
    this.check = check;
    this.history = history;
    this.failure = failure;
  }

  static void check(long seed, Consumer<History> check) {
    History history = Histories.of(seed);
    failure(history, check)
        .ifPresent(
            failure -> {
              throw new SmallestHistory(check, history, failure).found(seed);
            });
  }

  private AssertionError found(long seed) {
    while (tries > 0 && takesSomething()) {
      // and looks for more that can be taken
    }
    return new AssertionError(
        "seed " + seed + ": " + failure.getMessage() + "\nThe smallest that fails: " + history,
        failure);
  }

  private boolean takesSomething() {
    return smaller()
        .takeWhile(each -> tries-- > 0)
        .anyMatch(
            each -> {
              Optional<Throwable> next = failure(each, check);
              next.ifPresent(
                  why -> {
                    history = each;
                    failure = why;
                  });
              return next.isPresent();
            });
  }

  private Stream<History> smaller() {
    return Stream.of(
            without(history.lives()).map(history::withLives),
            without(history.acts()).map(history::withActs),
            IntStream.range(0, history.lives().size()).boxed().flatMap(this::withFewerReadings))
        .flatMap(each -> each);
  }

  private Stream<History> withFewerReadings(int i) {
    History.Life life = history.lives().get(i);
    return without(life.readings()).map(some -> history.withLife(i, life.withReadings(some)));
  }

  /** Without one half, without the other, without each quarter, and so on. */
  private static <T> Stream<List<T>> without(List<T> all) {
    return IntStream.iterate((all.size() + 1) / 2, size -> size > 0, size -> size / 2)
        .boxed()
        .flatMap(
            size ->
                IntStream.iterate(0, at -> at < all.size(), at -> at + size)
                    .mapToObj(
                        at -> {
                          List<T> rest = new ArrayList<>(all.subList(0, at));
                          rest.addAll(all.subList(Math.min(at + size, all.size()), all.size()));
                          return rest;
                        }));
  }

  private static Optional<Throwable> failure(History history, Consumer<History> check) {
    try {
      check.accept(history);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e);
    }
  }
}
