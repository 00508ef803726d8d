package org.nephos.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;

/** Orders of the demo's tenant acme, and what must hold of its rows. */
public final class Acme {
  private final Portal portal;
  private final UUID project;
  private final UUID flavor;
  private final UUID image;

  /** Looks the demo's rows up. */
  public Acme(Portal portal) {
    this(
        portal,
        portal
            .database()
            .call(
                () ->
                    (UUID)
                        portal
                            .database()
                            .em()
                            .createNativeQuery(
                                "select p.id from project p join tenant t on t.id = p.tenant_id"
                                    + " where t.name = 'acme' and p.name = 'default'",
                                UUID.class)
                            .getSingleResult()));
  }

  /** Orders of another project, with the demo's flavor and image. */
  public Acme(Portal portal, UUID project) {
    this.portal = portal;
    this.project = project;
    flavor = id("select id from flavor where name = 'nano'");
    image = id("select id from image order by name limit 1");
  }

  private UUID id(String sql) {
    return portal
        .database()
        .call(
            () ->
                (UUID) portal.database().em().createNativeQuery(sql, UUID.class).getSingleResult());
  }

  /** Its default project. */
  public UUID project() {
    return project;
  }

  /** The smallest flavor. */
  public UUID flavor() {
    return flavor;
  }

  /** The demo's image. */
  public UUID image() {
    return image;
  }

  /** An order of so many of the smallest. */
  public SubmitOrder order(String name, int count) {
    return order(name, count, OnQuotaExceeded.REFUSE);
  }

  /** An order of so many of the smallest. */
  public SubmitOrder order(String name, int count, OnQuotaExceeded full) {
    return order(project, name, count, full);
  }

  /** An order of so many of the smallest in another project. */
  public SubmitOrder order(UUID elsewhere, String name, int count, OnQuotaExceeded full) {
    return Orders.plain(elsewhere, name, flavor, image, "sim", count, full);
  }

  /** What the project's quota row says is used. */
  public long used(String resource) {
    return portal.number(
        "select used_" + resource + " from quota_scope where id = :id", Map.of("id", project));
  }

  /** How many instances hold quota by their rows. */
  public long holding() {
    return portal.number(
        "select count(*) from instance where project_id = :id and state <> 'DELETED'",
        Map.of("id", project));
  }

  /** Instances of an order by state. */
  public List<?> states(UUID order) {
    return portal
        .database()
        .call(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "select state from instance where order_id = :id order by id", String.class)
                    .setParameter("id", order)
                    .getResultList());
  }
}
