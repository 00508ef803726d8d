package org.nephos.integrity;

/**
 * Whether a rate held for what was used when it began: rules <em>Which plan</em> and <em>Which
 * rate</em> of docs/money.md, in SQL, so that it is not the product's own rating that judges
 * itself. Instants of usage are whole seconds, so what begins within one holds from the next one
 * on.
 */
final class HeldRate {
  /**
   * The latest plan that had begun; before any had, the first; or what the tenant was made with.
   */
  private static final String PLAN =
      "coalesce((select p.price_plan_id from tenant_price_plan p where p.tenant_id = #.tenant_id"
          + " and p.valid_from <= #.from_at order by p.valid_from desc fetch first 1 rows only),"
          + " (select p.price_plan_id from tenant_price_plan p where p.tenant_id = #.tenant_id"
          + " order by p.valid_from fetch first 1 rows only),"
          + " (select t.price_plan_id from tenant t where t.id = #.tenant_id))";

  private static final String EXISTS =
      "exists (select 1 from rate h where h.meter = #.meter and h.price_plan_id = "
          + PLAN
          + " and h.valid_from <= #.from_at and (h.valid_to is null or h.valid_to > #.from_at)"
          + " and (h.flavor_id is null or h.flavor_id = #.flavor_id)"
          + " and (h.image_id is null or h.image_id = #.image_id)"
          + " and (h.zone_id is null or h.zone_id = #.zone_id)"
          + " and (h.volume_type is null or h.volume_type = #.volume_type)"
          + " and not exists (select 1 from rate n where n.price_plan_id = h.price_plan_id"
          + " and n.meter = h.meter and n.valid_from > h.valid_from and n.valid_from <= #.from_at"
          + " and n.flavor_id is not distinct from h.flavor_id"
          + " and n.image_id is not distinct from h.image_id"
          + " and n.zone_id is not distinct from h.zone_id"
          + " and n.volume_type is not distinct from h.volume_type))";

  private HeldRate() {}

  /** A condition on a row of usage records. */
  static String ofRecord(String alias) {
    return EXISTS.replace("#", alias);
  }

  /** A condition on a row of counted hours, which are of no volume. */
  static String ofHour(String alias) {
    return EXISTS.replace(" or h.volume_type = #.volume_type", "").replace("#", alias);
  }
}
