package org.nephos.scaling;

import java.time.Instant;

/**
 * What was measured of one member in a window.
 *
 * @param mean of its samples
 * @param first its oldest sample in the window
 * @param last its newest
 */
public record MemberSamples(double mean, Instant first, Instant last) {}
