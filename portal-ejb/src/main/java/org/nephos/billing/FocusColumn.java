package org.nephos.billing;

import java.util.Arrays;
import java.util.List;
import org.nephos.billing.api.FocusSchemaView;

/**
 * The columns of the export, in their order. The first is never null, since the writer of CSV would
 * quote an empty first cell.
 */
enum FocusColumn {
  BILLING_ACCOUNT_ID("BillingAccountId", Kind.TEXT, 36),
  BILLING_ACCOUNT_NAME("BillingAccountName", Kind.TEXT, 200),
  BILLING_CURRENCY("BillingCurrency", Kind.TEXT, 3),
  BILLING_PERIOD_START("BillingPeriodStart", Kind.TIME, 0),
  BILLING_PERIOD_END("BillingPeriodEnd", Kind.TIME, 0),
  INVOICE_ID("InvoiceId", Kind.TEXT, 36),
  INVOICE_ISSUER_NAME("InvoiceIssuerName", Kind.TEXT, 200),
  CHARGE_CATEGORY("ChargeCategory", Kind.TEXT, 16),
  CHARGE_CLASS("ChargeClass", Kind.TEXT, 16),
  CHARGE_DESCRIPTION("ChargeDescription", Kind.TEXT, 600),
  CHARGE_FREQUENCY("ChargeFrequency", Kind.TEXT, 16),
  CHARGE_PERIOD_START("ChargePeriodStart", Kind.TIME, 0),
  CHARGE_PERIOD_END("ChargePeriodEnd", Kind.TIME, 0),
  BILLED_COST("BilledCost", Kind.DECIMAL, 0),
  EFFECTIVE_COST("EffectiveCost", Kind.DECIMAL, 0),
  CONTRACTED_COST("ContractedCost", Kind.DECIMAL, 0),
  LIST_COST("ListCost", Kind.DECIMAL, 0),
  CONTRACTED_UNIT_PRICE("ContractedUnitPrice", Kind.DECIMAL, 0),
  LIST_UNIT_PRICE("ListUnitPrice", Kind.DECIMAL, 0),
  PRICING_CATEGORY("PricingCategory", Kind.TEXT, 16),
  PRICING_QUANTITY("PricingQuantity", Kind.DECIMAL, 0),
  PRICING_UNIT("PricingUnit", Kind.TEXT, 64),
  CONSUMED_QUANTITY("ConsumedQuantity", Kind.DECIMAL, 0),
  CONSUMED_UNIT("ConsumedUnit", Kind.TEXT, 64),
  PROVIDER_NAME("ProviderName", Kind.TEXT, 200),
  PUBLISHER_NAME("PublisherName", Kind.TEXT, 200),
  SERVICE_CATEGORY("ServiceCategory", Kind.TEXT, 64),
  SERVICE_NAME("ServiceName", Kind.TEXT, 64),
  SERVICE_SUBCATEGORY("ServiceSubcategory", Kind.TEXT, 64),
  REGION_ID("RegionId", Kind.TEXT, 63),
  REGION_NAME("RegionName", Kind.TEXT, 63),
  AVAILABILITY_ZONE("AvailabilityZone", Kind.TEXT, 63),
  RESOURCE_ID("ResourceId", Kind.TEXT, 36),
  RESOURCE_NAME("ResourceName", Kind.TEXT, 255),
  RESOURCE_TYPE("ResourceType", Kind.TEXT, 32),
  SKU_ID("SkuId", Kind.TEXT, 63),
  SKU_METER("SkuMeter", Kind.TEXT, 63),
  SKU_PRICE_ID("SkuPriceId", Kind.TEXT, 400),
  SKU_PRICE_DETAILS("SkuPriceDetails", Kind.KEYS, 20000),
  SUB_ACCOUNT_ID("SubAccountId", Kind.TEXT, 36),
  SUB_ACCOUNT_NAME("SubAccountName", Kind.TEXT, 63),
  TAGS("Tags", Kind.KEYS, 20000),
  X_INVOICE_NUMBER("x_InvoiceNumber", Kind.TEXT, 40),
  X_ITEM_KIND("x_ItemKind", Kind.TEXT, 16);

  private static final int PRECISION = 38;

  private enum Kind {
    TEXT,
    TIME,
    DECIMAL,
    KEYS
  }

  private final String title;
  private final Kind kind;
  private final int maxLength;

  FocusColumn(String title, Kind kind, int maxLength) {
    this.title = title;
    this.kind = kind;
    this.maxLength = maxLength;
  }

  /** The header. */
  static List<String> header() {
    return Arrays.stream(values()).map(column -> column.title).toList();
  }

  /** What is told of it beside the file. */
  FocusSchemaView.Column view() {
    return switch (kind) {
      case TEXT -> new FocusSchemaView.Column(title, "String", null, null, maxLength);
      case KEYS -> new FocusSchemaView.Column(title, "JSON", null, null, maxLength);
      case TIME -> new FocusSchemaView.Column(title, "Date/Time", null, null, null);
      case DECIMAL ->
          new FocusSchemaView.Column(title, "Decimal", PRECISION, Rounding.COST_SCALE, null);
    };
  }
}
