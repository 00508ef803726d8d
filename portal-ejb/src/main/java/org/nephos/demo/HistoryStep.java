package org.nephos.demo;

import java.time.Instant;

/**
 * One deed of the made-up year.
 *
 * @param at when it is done
 * @param deed what is done; doing it again, after a crash in its midst, has no second effect
 */
record HistoryStep(Instant at, Runnable deed) {}
