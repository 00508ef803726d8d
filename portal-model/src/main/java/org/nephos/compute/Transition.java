package org.nephos.compute;

import org.nephos.metering.MeterSet;

/**
 * A step that an instance has made; the event writer records it in the same transaction.
 *
 * @param from the state before; null for the first
 * @param number the instance's own count of steps, without gaps
 * @param meters what runs from now on
 */
public record Transition(
    InstanceState from,
    InstanceState to,
    InstanceTask taskBefore,
    InstanceTask task,
    InstanceTrigger trigger,
    long number,
    MeterSet meters) {}
