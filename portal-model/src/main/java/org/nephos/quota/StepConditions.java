package org.nephos.quota;

/**
 * When the step up into a preset needs nobody's decision.
 *
 * @param automatic whether it ever does
 * @param minAgeDays how old the project is at least
 * @param minUsePercent how much of a limit that would grow is taken at least
 * @param pauseDays how long no such step was made before
 */
public record StepConditions(boolean automatic, int minAgeDays, int minUsePercent, int pauseDays) {}
