package org.nephos.compute.api;

import java.time.Instant;

/**
 * One step in the life of an instance.
 *
 * @param from the state before; null for the first
 * @param to the state after
 * @param task the task after, in lower case, or null
 * @param trigger what made it, for example {@code built}, {@code stop-requested}
 * @param actor who made it
 * @param detail a reason or fault, or null
 */
public record TransitionView(
    Instant at, String from, String to, String task, String trigger, String actor, String detail) {}
