package org.nephos.scaling;

/** Where a scaling group stands. */
public enum ScalingGroupState {
  /** Its order waits for an approval: it has no member, and the order holds its room. */
  PENDING_APPROVAL,
  /** It is evaluated. */
  ACTIVE,
  /** A breaker opened after failed scale-outs: it is looked at again after a pause. */
  PAUSED,
  /** Its members are being deleted; it goes with the last. */
  DELETING,
  /** Gone. */
  DELETED
}
