package org.nephos.quota.api;

import java.util.List;

/**
 * At which shares of its limits a tenant is warned.
 *
 * @param thresholds in per cent, ascending
 * @param own whether the tenant has set them itself; else they are the cloud's
 */
public record QuotaWarningsView(List<Integer> thresholds, boolean own) {}
