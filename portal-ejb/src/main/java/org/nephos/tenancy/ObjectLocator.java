package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nephos.invoice.OpenMonths;

/** Finds whose an object is, so that rights can be checked before it is touched. */
@ApplicationScoped
public class ObjectLocator {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OpenMonths months;

  /** Whose it is; empty when there is no such object. */
  Optional<Located> locate(ResourceKind kind, UUID id) {
    String query =
        switch (kind) {
          case TENANT -> "select t.id, null from Tenant t where t.id = :id";
          case PROJECT ->
              "select p.tenantId, p.id from Project p where p.id = :id"
                  + " and p.deletedAt is null";
          case MEMBERSHIP ->
              "select m.tenantId, m.projectId from Membership m where m.id = :id"
                  + " and m.tenantId is not null";
          case ORDER -> "select o.tenantId, o.projectId from Order o where o.id = :id";
          case ORDER_POLICY -> "select p.tenantId, null from OrderPolicy p where p.id = :id";
          case INSTANCE -> "select i.tenantId, i.projectId from Instance i where i.id = :id";
          case JOB -> "select j.tenantId, j.projectId from Job j where j.id = :id";
          case KEYPAIR -> "select k.tenantId, k.projectId from Keypair k where k.id = :id";
          case NETWORK -> "select n.tenantId, n.projectId from Network n where n.id = :id";
          case IMAGE -> "select i.tenantId, null from Image i where i.id = :id";
          case FLAVOR -> "select null, null from Flavor f where f.id = :id";
          case BUDGET -> "select b.tenantId, b.projectId from Budget b where b.id = :id";
          case HOST -> "select null, null from Host h where h.id = :id";
          case PRICE_PLAN -> "select null, null from PricePlan p where p.id = :id";
          case SELLER -> "select null, null from Seller s where s.id = :id";
          case INVOICE -> "select i.tenantId, null from Invoice i where i.id = :id";
          case CREDIT -> "select c.tenantId, null from Credit c where c.id = :id";
          case MANUAL_ITEM -> "select m.tenantId, null from ManualItem m where m.id = :id";
          case METERED_RESOURCE -> "select m.tenantId, m.projectId from Metered m where m.id = :id";
          case RATE -> "select null, null from PlanRate r where r.id = :id";
          case QUOTA_REQUEST ->
              "select r.tenantId, r.projectId from QuotaRequest r where r.id = :id";
          case LEASE_EXTENSION ->
              "select r.tenantId, r.projectId from LeaseExtension r where r.id = :id";
          case QUOTA_PRESET -> "select null, null from QuotaPreset p where p.id = :id";
          case SCALING_GROUP ->
              "select g.tenantId, g.projectId from ScalingGroup g where g.id = :id";
          case API_TOKEN ->
              "select t.tenantId, t.projectId, t.personId from ApiToken t where t.id = :id";
          case INVITATION -> "select i.tenantId, i.projectId from Invitation i where i.id = :id";
          case SIGN_UP_REQUEST ->
              "select null, null, r.personId from SignUpRequest r where r.id = :id";
        };
    List<Object[]> rows =
        em.createQuery(query, Object[].class).setParameter("id", id).getResultList();
    if (rows.isEmpty() && kind == ResourceKind.INVOICE) {
      // A draft is in no table.
      return months.tenantOf(id).map(tenant -> new Located(tenant, null, null));
    }
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Located((UUID) row[0], (UUID) row[1], row.length > 2 ? (UUID) row[2] : null));
  }
}
