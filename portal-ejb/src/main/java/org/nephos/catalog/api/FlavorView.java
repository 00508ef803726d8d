package org.nephos.catalog.api;

import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Money;

/**
 * A size on offer.
 *
 * @param hourly what one costs per hour while it runs, by the caller's price plan
 */
public record FlavorView(
    UUID id,
    String name,
    int vcpus,
    int ramMib,
    int diskGib,
    Map<String, String> properties,
    Money hourly) {}
