package org.nephos.compute.api;

import java.util.Map;

/**
 * What of an instance a person may edit; null leaves it as it is.
 *
 * @param name as in {@link org.nephos.order.api.SubmitOrder}
 * @param tags replaces all
 */
public record PatchInstance(String name, Map<String, String> tags) {}
