package org.nephos.scaling;

import java.math.BigDecimal;

/**
 * What is to be done with a group, and why.
 *
 * @param load the rule's load that decided; null when no meter did
 * @param threshold what the load was compared with; null when it was with none
 * @param from the size before
 * @param to the size after
 * @param desired the wanted size from now on
 * @param create how many members are made now
 * @param remove how many working members leave now; lost ones leave besides
 */
public record ScalingVerdict(
    ScalingAction action,
    ScalingReason reason,
    GroupLoad load,
    BigDecimal threshold,
    int from,
    int to,
    int desired,
    int create,
    int remove) {

  /** Whether anything is to be done. */
  public boolean isChange() {
    return action != ScalingAction.HOLD;
  }
}
