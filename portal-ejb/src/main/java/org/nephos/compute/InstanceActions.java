package org.nephos.compute;

import java.util.ArrayList;
import java.util.List;

/** Which step of the table each action asks for, and which says that it is done. */
public final class InstanceActions {
  private InstanceActions() {}

  /** The step that begins it. */
  public static InstanceTrigger requestTrigger(InstanceAction action) {
    return switch (action) {
      case START -> InstanceTrigger.START_REQUESTED;
      case STOP, FORCE_STOP -> InstanceTrigger.STOP_REQUESTED;
      case REBOOT -> InstanceTrigger.REBOOT_REQUESTED;
      case PAUSE -> InstanceTrigger.PAUSE_REQUESTED;
      case RESUME -> InstanceTrigger.RESUME_REQUESTED;
    };
  }

  /** The step that ends it. */
  public static InstanceTrigger doneTrigger(InstanceAction action) {
    return switch (action) {
      case START -> InstanceTrigger.STARTED;
      case STOP, FORCE_STOP -> InstanceTrigger.STOPPED;
      case REBOOT -> InstanceTrigger.REBOOTED;
      case PAUSE -> InstanceTrigger.PAUSED;
      case RESUME -> InstanceTrigger.RESUMED;
    };
  }

  /** Whether it may begin now. A stop that is under way can be forced, not asked for again. */
  public static boolean allows(Instance instance, InstanceAction action) {
    if (action != InstanceAction.FORCE_STOP && instance.task() != null) {
      return false;
    }
    return InstanceTransitions.allows(instance.state(), instance.task(), requestTrigger(action));
  }

  /** The API's words of what may begin now, {@code delete} included. */
  public static List<String> words(Instance instance) {
    List<String> words = new ArrayList<>();
    for (InstanceAction action : InstanceAction.values()) {
      if (allows(instance, action)) {
        words.add(action.word());
      }
    }
    if (instance.state() == InstanceState.SOFT_DELETED && instance.task() == null) {
      words.add("restore");
    }
    if (instance.state() != InstanceState.DELETED && instance.task() != InstanceTask.DELETING) {
      words.add("delete");
    }
    return words;
  }
}
