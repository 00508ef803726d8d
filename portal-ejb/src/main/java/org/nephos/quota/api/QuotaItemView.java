package org.nephos.quota.api;

/**
 * One line of a quota.
 *
 * @param scope {@code project} or {@code tenant}
 * @param resource the API's word
 * @param limit null for no limit
 */
public record QuotaItemView(String scope, String resource, Long limit, long used, long reserved) {}
