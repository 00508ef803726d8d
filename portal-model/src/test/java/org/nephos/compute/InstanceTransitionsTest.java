package org.nephos.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstanceTransitionsTest {
  private record Place(InstanceState state, InstanceTask task) {
    Place after(InstanceTrigger trigger) {
      InstanceTransitions.Row row = InstanceTransitions.find(state, task, trigger).orElseThrow();
      return new Place(row.to() == null ? state : row.to(), row.task());
    }
  }

  private static final Place BEGINNING = new Place(InstanceState.REQUESTED, InstanceTask.BUILDING);
  private static final Place END = new Place(InstanceState.DELETED, null);

  /** Every place that can be reached from an order. */
  private static Set<Place> places() {
    Set<Place> seen = new HashSet<>(Set.of(BEGINNING));
    Deque<Place> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Place place = open.remove();
      for (InstanceTrigger trigger : InstanceTransitions.allowed(place.state(), place.task())) {
        Place next = place.after(trigger);
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen;
  }

  @Test
  void deletingIsPossibleWhereverAnInstanceCanBe() {
    assertThat(places()).hasSizeGreaterThan(10).contains(END);
    for (Place place : places()) {
      assertThat(
              InstanceTransitions.allows(
                  place.state(), place.task(), InstanceTrigger.DELETE_REQUESTED))
          .as(place.toString())
          .isEqualTo(!place.equals(END));
    }
  }

  @Test
  void nothingComesBackFromTheEnd() {
    assertThat(InstanceTransitions.allowed(END.state(), END.task())).isEmpty();
  }

  @Test
  void everyTaskHasAWayOutBesidesDeleting() {
    for (Place place : places()) {
      if (place.task() == null || place.task() == InstanceTask.DELETING) {
        continue;
      }
      assertThat(InstanceTransitions.allowed(place.state(), place.task()))
          .as(place.toString())
          .anyMatch(trigger -> place.after(trigger).task() != place.task());
      assertThat(InstanceTransitions.allowed(place.state(), place.task()))
          .as(place.toString())
          .containsAnyOf(InstanceTrigger.BUILD_FAILED, InstanceTrigger.TASK_FAILED);
    }
  }

  @Test
  void noTwoRowsContradictEachOther() {
    List<String> contradictions = new ArrayList<>();
    for (InstanceState state : InstanceState.values()) {
      List<InstanceTask> tasks = new ArrayList<>(Arrays.asList(InstanceTask.values()));
      tasks.add(null);
      for (InstanceTask task : tasks) {
        for (InstanceTrigger trigger : InstanceTrigger.values()) {
          if (InstanceTransitions.matching(state, task, trigger) > 1) {
            contradictions.add(state + " " + task + " " + trigger);
          }
        }
      }
    }
    assertThat(contradictions).isEmpty();
  }
}
