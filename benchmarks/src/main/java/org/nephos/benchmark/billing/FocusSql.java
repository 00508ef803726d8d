package org.nephos.benchmark.billing;

/** What PostgreSQL alone would be asked for the same file. */
final class FocusSql {
  private static final String TIME =
      "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
  private static final String MONTH =
      "(date_trunc('month', u.from_at at time zone t.zone_id)%s) at time zone t.zone_id";
  private static final String UNIT =
      "case u.unit when 'vCPU' then 'Core-Hours' else u.unit || '-Hours' end";
  private static final String COST = "trim_scale(u.cost * u.sign)";
  private static final String HOURS =
      "trim_scale(round(u.quantity * u.seconds * u.sign / 3600, 12))";
  private static final String PRICE = "trim_scale(u.unit_price)";

  private FocusSql() {}

  /** The usage records as they are. */
  static String bare() {
    return "select u.* from usage_record u order by u.from_at, u.id";
  }

  /** The file itself, for instances without an invoice on the prices of the oldest plan. */
  static String same() {
    return "select u.tenant_id \"BillingAccountId\", t.display_name \"BillingAccountName\","
        + " u.currency \"BillingCurrency\", "
        + TIME.formatted(MONTH.formatted(""))
        + " \"BillingPeriodStart\", "
        + TIME.formatted(MONTH.formatted(" + interval '1 month'"))
        + " \"BillingPeriodEnd\", null \"InvoiceId\", 'Nephos' \"InvoiceIssuerName\","
        + " 'Usage' \"ChargeCategory\", null \"ChargeClass\", u.meter || ' of ' || u.resource_name"
        + " || ' at ' || "
        + PRICE
        + " || ' per ' || "
        + UNIT
        + " \"ChargeDescription\", 'Usage-Based' \"ChargeFrequency\", "
        + TIME.formatted("u.from_at")
        + " \"ChargePeriodStart\", "
        + TIME.formatted("u.to_at")
        + " \"ChargePeriodEnd\", "
        + COST
        + " \"BilledCost\", "
        + COST
        + " \"EffectiveCost\", "
        + COST
        + " \"ContractedCost\", "
        + COST
        + " \"ListCost\", "
        + PRICE
        + " \"ContractedUnitPrice\", "
        + PRICE
        + " \"ListUnitPrice\", 'Standard' \"PricingCategory\", "
        + HOURS
        + " \"PricingQuantity\", "
        + UNIT
        + " \"PricingUnit\", "
        + HOURS
        + " \"ConsumedQuantity\", "
        + UNIT
        + " \"ConsumedUnit\", 'Nephos' \"ProviderName\", 'Nephos' \"PublisherName\","
        + " 'Compute' \"ServiceCategory\", 'Instances' \"ServiceName\","
        + " 'Virtual Machines' \"ServiceSubcategory\", 'main' \"RegionId\","
        + " 'Main region' \"RegionName\", u.zone_id \"AvailabilityZone\","
        + " u.resource_id \"ResourceId\", u.resource_name \"ResourceName\","
        + " u.resource_type \"ResourceType\", u.meter \"SkuId\", u.meter \"SkuMeter\","
        + " u.meter \"SkuPriceId\", case u.meter when 'instance.vcpu' then '{\"CoreCount\":1}'"
        + " when 'instance.ram' then '{\"MemorySize\":1}' when 'instance.disk' then"
        + " '{\"DiskSpace\":1}' end \"SkuPriceDetails\", u.project_id \"SubAccountId\","
        + " p.name \"SubAccountName\", i.tags \"Tags\", null \"x_InvoiceNumber\","
        + " 'USAGE' \"x_ItemKind\" from usage_record u join tenant t on t.id = u.tenant_id"
        + " join project p on p.id = u.project_id join instance i on i.id = u.resource_id"
        + " order by u.from_at, u.id";
  }
}
