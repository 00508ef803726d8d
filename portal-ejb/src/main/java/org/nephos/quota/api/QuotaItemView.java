package org.nephos.quota.api;

/**
 * One line of a quota.
 *
 * @param scope {@code project} or {@code tenant}
 * @param resource the API's word
 * @param limit null for no limit
 * @param warning the highest threshold, in per cent of the limit, that a warning was given of and
 *     that is still passed; null for none
 */
public record QuotaItemView(
    String scope, String resource, Long limit, long used, long reserved, Integer warning) {}
