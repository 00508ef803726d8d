package org.nephos.compute;

/** The state machine has no such step from here. */
public class TransitionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InstanceState state;
  private final InstanceTask task;
  private final InstanceTrigger trigger;

  public TransitionRefused(InstanceState state, InstanceTask task, InstanceTrigger trigger) {
    super("no step " + trigger + " from " + state + (task == null ? "" : " during " + task));
    this.state = state;
    this.task = task;
    this.trigger = trigger;
  }

  public InstanceState state() {
    return state;
  }

  /** What is being done, or null. */
  public InstanceTask task() {
    return task;
  }

  public InstanceTrigger trigger() {
    return trigger;
  }
}
