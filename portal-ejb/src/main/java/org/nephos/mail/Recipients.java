package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Person;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;

/** Whom what concerns, by the memberships of this moment and the addresses of the last sign-in. */
@ApplicationScoped
public class Recipients {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;

  /** Those who run the cloud. */
  public List<Recipient> operators() {
    return found(
        em.createQuery(
                "select p from Person p where exists (select 1 from Membership m"
                    + " where m.personId = p.id and m.role = org.nephos.tenancy.Role.OPERATOR)"
                    + " order by p.username, p.id",
                Person.class)
            .getResultList());
  }

  /** The people of a tenant who may do this in the whole of it. */
  public List<Recipient> ofTenant(UUID tenant, Permission permission) {
    return found(
        em.createQuery(
                "select p from Person p where exists (select 1 from Membership m"
                    + " where m.personId = p.id and m.tenantId = :tenant and m.projectId is null"
                    + " and m.role in :roles) order by p.username, p.id",
                Person.class)
            .setParameter("tenant", tenant)
            .setParameter("roles", roles(permission))
            .getResultList());
  }

  /**
   * Those who can decide something, but not who asked for it: the people of the tenant who may, and
   * where there is none of them, or none may, those who run the cloud.
   *
   * @param permission {@link Permission#CLOUD_OPERATE} for what only the operator can decide
   * @param asker who asked
   */
  public List<Recipient> deciders(UUID tenant, Permission permission, UUID asker) {
    List<Recipient> deciders =
        permission == Permission.CLOUD_OPERATE ? List.of() : ofTenant(tenant, permission);
    return (deciders.isEmpty() ? operators() : deciders)
        .stream().filter(recipient -> !recipient.person().equals(asker)).toList();
  }

  /** The tenant's contact, and those who run it. */
  public List<Recipient> contacts(UUID tenant) {
    List<Recipient> all = new ArrayList<>(ofTenant(tenant, Permission.QUOTA_SET));
    String contact = em.find(Tenant.class, tenant).contactEmail();
    if (contact != null && !contact.isBlank()) {
      all.add(new Recipient(null, contact));
    }
    return all;
  }

  /**
   * Who made or asked for something, as long as they may still see it.
   *
   * @param person null for one of the system's own actors
   */
  public List<Recipient> author(UUID person, UUID tenant, UUID project, Permission seeing) {
    Person author = person == null ? null : em.find(Person.class, person);
    return author != null && access.rightsOf(person).allow(seeing, tenant, project)
        ? found(List.of(author))
        : List.of();
  }

  /** Who made an instance; when they are gone, those who may change it. */
  public List<Recipient> authorOrOthers(UUID person, UUID tenant, UUID project) {
    List<Recipient> author = author(person, tenant, project, Permission.RESOURCE_SEE);
    return author.isEmpty() ? ofProject(tenant, project, Permission.INSTANCE_CHANGE) : author;
  }

  private List<Recipient> ofProject(UUID tenant, UUID project, Permission permission) {
    return found(
        em.createQuery(
                "select p from Person p where exists (select 1 from Membership m"
                    + " where m.personId = p.id and m.tenantId = :tenant and m.role in :roles"
                    + " and (m.projectId is null or m.projectId = :project))"
                    + " order by p.username, p.id",
                Person.class)
            .setParameter("tenant", tenant)
            .setParameter("project", project)
            .setParameter("roles", roles(permission))
            .getResultList());
  }

  private static List<Role> roles(Permission permission) {
    return Arrays.stream(Role.values()).filter(role -> role.allows(permission)).toList();
  }

  private static List<Recipient> found(List<Person> people) {
    return people.stream().map(person -> new Recipient(person.id(), person.email())).toList();
  }
}
