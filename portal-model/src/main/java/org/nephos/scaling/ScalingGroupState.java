package org.nephos.scaling;

/** Where a scaling group stands. */
public enum ScalingGroupState {
  /** It is evaluated. */
  ACTIVE,
  /** A breaker opened after failed scale-outs: it is looked at again after a pause. */
  PAUSED,
  /** Its members are being deleted; it goes with the last. */
  DELETING,
  /** Gone. */
  DELETED
}
