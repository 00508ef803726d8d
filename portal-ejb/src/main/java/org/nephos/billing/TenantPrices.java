package org.nephos.billing;

import java.time.ZoneId;

/**
 * What a tenant's usage is priced by.
 *
 * @param cards the rates of the price plans that it has had
 * @param zone the zone that its billing month is counted in
 */
record TenantPrices(TenantCards cards, ZoneId zone) {}
