package org.nephos.scaling;

/**
 * Where a group stands.
 *
 * @param min the least size
 * @param max the greatest size, never passed by members in any state
 * @param desired the wanted size
 * @param counted members in any state but deleted
 * @param serving members that work or are on their way to it
 * @param coming those of them that have never worked yet
 * @param lost members that broke and are not leaving yet
 * @param cooling whether the pause after the last change is not over
 * @param paused whether the breaker is open
 * @param failures new members that failed since one was built
 */
public record GroupFigures(
    int min,
    int max,
    int desired,
    int counted,
    int serving,
    int coming,
    int lost,
    boolean cooling,
    boolean paused,
    int failures) {}
