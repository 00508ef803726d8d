package org.nephos.driver.simulator;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Finds out whether calls that overlapped can be explained by a sequence: each call takes effect at
 * one instant between its beginning and its end, and answers what a sequential model answers there.
 * Searches depth first, and never twice from the same set of calls done and the same state.
 */
final class Linearizability<S, C> {

  /**
   * A call that was made.
   *
   * @param what the call
   * @param answer what it answered
   * @param began when it began
   * @param ended when it had answered
   */
  record Call<C>(C what, Object answer, long began, long ended) {}

  /**
   * What the model says of a call.
   *
   * @param state the state after it
   * @param answer what it answers
   */
  record Step<S>(S state, Object answer) {}

  private record Visited<S>(BitSet done, S state) {}

  private final BiFunction<S, C, Step<S>> model;
  private final List<Call<C>> calls;
  private final S end;
  private final Set<Visited<S>> visited = new HashSet<>();

  private Linearizability(BiFunction<S, C, Step<S>> model, List<Call<C>> calls, S end) {
    this.model = model;
    this.calls = calls;
    this.end = end;
  }

  /** Whether some sequence leads from the first state to the last one with these answers. */
  static <S, C> boolean explains(
      BiFunction<S, C, Step<S>> model, S first, S last, List<Call<C>> calls) {
    return new Linearizability<>(model, calls, last).search(new BitSet(calls.size()), first);
  }

  private boolean search(BitSet done, S state) {
    if (done.cardinality() == calls.size()) {
      return state.equals(end);
    }
    if (!visited.add(new Visited<>((BitSet) done.clone(), state))) {
      return false;
    }
    long firstEnd = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
      firstEnd = Math.min(firstEnd, calls.get(i).ended());
    }
    for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
      Call<C> call = calls.get(i);
      if (call.began() <= firstEnd) {
        Step<S> step = model.apply(state, call.what());
        if (step.answer().equals(call.answer())) {
          done.set(i);
          if (search(done, step.state())) {
            return true;
          }
          done.clear(i);
        }
      }
    }
    return false;
  }
}
