package org.nephos.quota.api;

/**
 * @param resource the API's word
 * @param limit the wanted limit, at least 0
 */
public record LimitChange(String resource, long limit) {}
