package org.nephos.compute;

import static org.nephos.compute.InstanceState.ACTIVE;
import static org.nephos.compute.InstanceState.BUILDING;
import static org.nephos.compute.InstanceState.ERROR;
import static org.nephos.compute.InstanceState.PAUSED;
import static org.nephos.compute.InstanceState.REQUESTED;
import static org.nephos.compute.InstanceState.RESIZED;
import static org.nephos.compute.InstanceState.SHELVED;
import static org.nephos.compute.InstanceState.SOFT_DELETED;
import static org.nephos.compute.InstanceState.STOPPED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state machine of an instance, as one table: from, task, trigger, to, task after. Nothing else
 * decides what may follow what. Which states are billable says {@link InstanceMeters}.
 */
public final class InstanceTransitions {

  /**
   * A row.
   *
   * @param from the states it starts from
   * @param tasks the tasks it starts during; an empty set stands for no task
   * @param to the state after; null to stay
   * @param task the task after; null for none
   */
  record Row(
      Set<InstanceState> from,
      Set<InstanceTask> tasks,
      InstanceTrigger trigger,
      InstanceState to,
      InstanceTask task) {
    boolean matches(InstanceState state, InstanceTask during, InstanceTrigger what) {
      return trigger == what
          && from.contains(state)
          && (during == null ? tasks.isEmpty() : tasks.contains(during));
    }
  }

  private static final Set<InstanceTask> IDLE = EnumSet.noneOf(InstanceTask.class);
  private static final Set<InstanceState> LIVING =
      EnumSet.of(ACTIVE, STOPPED, PAUSED, SHELVED, RESIZED, ERROR);
  private static final Set<InstanceState> ALL_BUT_DELETED =
      EnumSet.complementOf(EnumSet.of(InstanceState.DELETED));
  private static final Set<InstanceTask> POWER_TASKS =
      EnumSet.of(
          InstanceTask.STARTING,
          InstanceTask.STOPPING,
          InstanceTask.REBOOTING,
          InstanceTask.PAUSING,
          InstanceTask.RESUMING);

  private static final List<Row> TABLE = table();

  private InstanceTransitions() {}

  private static List<Row> table() {
    List<Row> t = new ArrayList<>();
    InstanceTask building = InstanceTask.BUILDING;
    InstanceTask deleting = InstanceTask.DELETING;
    // Coming to be.
    add(
        t,
        EnumSet.of(REQUESTED),
        only(building),
        InstanceTrigger.BUILD_STARTED,
        BUILDING,
        building);
    add(t, EnumSet.of(BUILDING), only(building), InstanceTrigger.BUILT, ACTIVE, null);
    add(
        t,
        EnumSet.of(REQUESTED, BUILDING),
        only(building),
        InstanceTrigger.BUILD_FAILED,
        null,
        deleting);
    // Power, as people ask for it.
    InstanceTask starting = InstanceTask.STARTING;
    InstanceTask stopping = InstanceTask.STOPPING;
    add(t, EnumSet.of(STOPPED, ERROR), IDLE, InstanceTrigger.START_REQUESTED, null, starting);
    add(t, EnumSet.of(STOPPED, ERROR), only(starting), InstanceTrigger.STARTED, ACTIVE, null);
    add(t, EnumSet.of(ACTIVE, PAUSED), IDLE, InstanceTrigger.STOP_REQUESTED, null, stopping);
    add(t, EnumSet.of(ACTIVE), only(stopping), InstanceTrigger.STOP_REQUESTED, null, stopping);
    add(t, EnumSet.of(ACTIVE, PAUSED), only(stopping), InstanceTrigger.STOPPED, STOPPED, null);
    InstanceTask rebooting = InstanceTask.REBOOTING;
    add(t, EnumSet.of(ACTIVE), IDLE, InstanceTrigger.REBOOT_REQUESTED, null, rebooting);
    add(t, EnumSet.of(ACTIVE), only(rebooting), InstanceTrigger.REBOOTED, ACTIVE, null);
    add(t, EnumSet.of(ACTIVE), IDLE, InstanceTrigger.PAUSE_REQUESTED, null, InstanceTask.PAUSING);
    add(t, EnumSet.of(ACTIVE), only(InstanceTask.PAUSING), InstanceTrigger.PAUSED, PAUSED, null);
    InstanceTask resuming = InstanceTask.RESUMING;
    add(t, EnumSet.of(PAUSED), IDLE, InstanceTrigger.RESUME_REQUESTED, null, resuming);
    add(t, EnumSet.of(PAUSED), only(resuming), InstanceTrigger.RESUMED, ACTIVE, null);
    add(t, LIVING, POWER_TASKS, InstanceTrigger.TASK_FAILED, null, null);
    // What the hypervisor was seen to do by itself.
    add(t, EnumSet.of(ACTIVE, PAUSED), IDLE, InstanceTrigger.FOUND_STOPPED, STOPPED, null);
    add(t, EnumSet.of(STOPPED, PAUSED, ERROR), IDLE, InstanceTrigger.FOUND_RUNNING, ACTIVE, null);
    add(t, EnumSet.of(ACTIVE, STOPPED), IDLE, InstanceTrigger.FOUND_PAUSED, PAUSED, null);
    add(t, EnumSet.of(ACTIVE, PAUSED), IDLE, InstanceTrigger.FOUND_CRASHED, ERROR, null);
    add(t, EnumSet.of(ACTIVE, STOPPED, PAUSED), IDLE, InstanceTrigger.FOUND_ABSENT, ERROR, null);
    // The end. Deleting is possible in any state and during any task.
    Set<InstanceTask> any = EnumSet.allOf(InstanceTask.class);
    add(t, ALL_BUT_DELETED, IDLE, InstanceTrigger.DELETE_REQUESTED, null, deleting);
    add(t, ALL_BUT_DELETED, any, InstanceTrigger.DELETE_REQUESTED, null, deleting);
    Set<InstanceState> undoable = EnumSet.of(ACTIVE, STOPPED, PAUSED, ERROR);
    add(t, undoable, IDLE, InstanceTrigger.SOFT_DELETE_REQUESTED, SOFT_DELETED, stopping);
    add(t, undoable, POWER_TASKS, InstanceTrigger.SOFT_DELETE_REQUESTED, SOFT_DELETED, stopping);
    add(t, EnumSet.of(SOFT_DELETED), only(stopping), InstanceTrigger.SOFT_DELETED, null, null);
    add(t, EnumSet.of(SOFT_DELETED), only(stopping), InstanceTrigger.TASK_FAILED, null, null);
    add(t, EnumSet.of(SOFT_DELETED), IDLE, InstanceTrigger.RESTORED, STOPPED, null);
    add(
        t,
        ALL_BUT_DELETED,
        only(deleting),
        InstanceTrigger.ABSENCE_CONFIRMED,
        InstanceState.DELETED,
        null);
    return List.copyOf(t);
  }

  private static Set<InstanceTask> only(InstanceTask task) {
    return EnumSet.of(task);
  }

  private static void add(
      List<Row> table,
      Set<InstanceState> from,
      Set<InstanceTask> tasks,
      InstanceTrigger trigger,
      InstanceState to,
      InstanceTask task) {
    table.add(new Row(from, tasks, trigger, to, task));
  }

  /** The row that applies, if the trigger is allowed. */
  static Optional<Row> find(InstanceState state, InstanceTask task, InstanceTrigger trigger) {
    return TABLE.stream().filter(row -> row.matches(state, task, trigger)).findFirst();
  }

  /** How many rows apply; more than one would contradict each other. */
  static long matching(InstanceState state, InstanceTask task, InstanceTrigger trigger) {
    return TABLE.stream().filter(row -> row.matches(state, task, trigger)).count();
  }

  /** Whether this may happen now. */
  public static boolean allows(InstanceState state, InstanceTask task, InstanceTrigger trigger) {
    return find(state, task, trigger).isPresent();
  }

  /** What may happen now. */
  public static Set<InstanceTrigger> allowed(InstanceState state, InstanceTask task) {
    return TABLE.stream()
        .filter(row -> row.matches(state, task, row.trigger()))
        .map(Row::trigger)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(InstanceTrigger.class)));
  }
}
