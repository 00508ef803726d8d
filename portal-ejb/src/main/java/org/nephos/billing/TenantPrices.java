package org.nephos.billing;

import java.time.ZoneId;

/**
 * What a tenant's usage is priced by.
 *
 * @param card the rates of its price plan
 * @param zone the zone that its billing month is counted in
 */
record TenantPrices(RateCard card, ZoneId zone) {}
