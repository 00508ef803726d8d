package org.nephos.monitoring.api;

import java.util.List;
import java.util.Map;
import org.nephos.billing.Money;
import org.nephos.compute.InstanceState;
import org.nephos.event.api.EventView;
import org.nephos.quota.api.QuotaItemView;

/**
 * The first page.
 *
 * @param instances how many in each state that occurs
 * @param quota the project's and the tenant's lines; empty for who may not see them
 * @param nearest the line nearest its limit, or null
 * @param cost this month so far; null for who may not see it
 * @param forecast to the end of the month; null likewise
 * @param openRequests own requests that wait, or for deciders those that wait for them
 * @param events newest first
 */
public record OverviewView(
    Map<InstanceState, Long> instances,
    List<QuotaItemView> quota,
    QuotaItemView nearest,
    Money cost,
    Money forecast,
    long openRequests,
    List<EventView> events) {}
