package org.nephos.tenancy;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PortalException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.TokenScope;
import org.nephos.time.PortalClock;

/** Who may do what: the token says who, the rows of this moment say what. */
@Stateless
@LocalBean
public class AccessService {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ObjectLocator locator;
  @Inject private PortalClock clock;

  /** The rights of the current caller, read now. */
  public Rights rights() {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      return Rights.ofSystem();
    }
    List<Rights.Grant> grants =
        em
            .createQuery("select m from Membership m where m.personId = :person", Membership.class)
            .setParameter("person", caller.personId())
            .getResultList()
            .stream()
            // The operator's row counts only with the realm role in the token.
            .filter(m -> m.role() != Role.OPERATOR || caller.identity().operatorRole())
            .map(m -> new Rights.Grant(m.role(), m.tenantId(), m.projectId()))
            .toList();
    TokenScope token = caller.token();
    if (token == null) {
      return Rights.of(grants);
    }
    return isGood(token) ? Rights.of(grants).within(token) : Rights.of(List.of());
  }

  /**
   * What somebody else may do at this moment, by the rows alone; the operator's right needs a token
   * and so is never among it.
   */
  public Rights rightsOf(UUID person) {
    return Rights.of(
        em
            .createQuery("select m from Membership m where m.personId = :person", Membership.class)
            .setParameter("person", person)
            .getResultList()
            .stream()
            .filter(m -> m.role() != Role.OPERATOR)
            .map(m -> new Rights.Grant(m.role(), m.tenantId(), m.projectId()))
            .toList());
  }

  /** A stream that was opened by a token outlives neither its end nor its revocation. */
  private boolean isGood(TokenScope scope) {
    ApiToken token = em.find(ApiToken.class, scope.tokenId());
    return token != null && token.state(clock.now()) == ApiTokenState.ACTIVE;
  }

  /** The caller's tenant, so that its administrators see it; null when there are several. */
  public UUID onlyTenant() {
    Set<UUID> tenants = rights().tenants();
    return tenants.size() == 1 ? tenants.iterator().next() : null;
  }

  /** Where the current caller may do this. */
  public ReadScope scope(Permission permission) {
    return rights().scope(permission);
  }

  /**
   * Whether the caller may do this to this object.
   *
   * @throws NotFoundException when there is none or the caller may not see it
   * @throws ForbiddenException when the caller sees it and may not do this
   */
  public void check(Permission permission, ResourceKind kind, UUID id) {
    Optional<PortalException> refused = refused(rights(), permission, kind, id);
    if (refused.isPresent()) {
      throw refused.get();
    }
  }

  /**
   * The first of some objects to which the caller may not do this, looked for with one reading of
   * the caller's rights and in one transaction: it stands before each call of a facade.
   *
   * @param objects in the order in which they are to be looked at
   */
  public Optional<Refusal> firstRefused(Permission permission, List<NamedObject> objects) {
    Rights rights = rights();
    for (int i = 0; i < objects.size(); i++) {
      Optional<PortalException> why =
          refused(rights, permission, objects.get(i).kind(), objects.get(i).id());
      if (why.isPresent()) {
        return Optional.of(new Refusal(i, why.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * That something is not allowed.
   *
   * @param at which of the objects it is about, from 0
   * @param why as it is to be told
   */
  public record Refusal(int at, PortalException why) {}

  private Optional<PortalException> refused(
      Rights rights, Permission permission, ResourceKind kind, UUID id) {
    Optional<Located> located = find(rights, kind, id);
    if (located.isEmpty()) {
      return Optional.of(new NotFoundException());
    }
    Located at = located.get();
    return rights.allow(permission, at.tenant(), at.project())
            || isSharedRead(rights, permission, kind, at)
        ? Optional.empty()
        : Optional.of(new ForbiddenException(permission));
  }

  /**
   * Whether the caller may see that there is such an object.
   *
   * @throws NotFoundException when there is none or the caller may not see it
   */
  public void checkVisible(ResourceKind kind, UUID id) {
    if (find(rights(), kind, id).isEmpty()) {
      throw new NotFoundException();
    }
  }

  /** Whose it is; empty when there is none or the caller may not see it. */
  private Optional<Located> find(Rights rights, ResourceKind kind, UUID id) {
    return locator.locate(kind, id).filter(located -> isVisible(rights, kind, located));
  }

  private static boolean isVisible(Rights rights, ResourceKind kind, Located at) {
    return switch (kind) {
      case TENANT -> rights.belongsTo(at.tenant());
      case PROJECT -> rights.reaches(at.tenant(), at.project());
      case MEMBERSHIP, INVITATION -> rights.allow(Permission.PEOPLE_SEE, at.tenant(), at.project());
      case SIGN_UP_REQUEST ->
          isCaller(at.owner()) || rights.allow(Permission.CLOUD_OPERATE, null, null);
      case FLAVOR, QUOTA_PRESET -> true;
      case IMAGE -> at.tenant() == null || rights.belongsTo(at.tenant());
      case NETWORK ->
          at.tenant() == null || rights.allow(Permission.RESOURCE_SEE, at.tenant(), at.project());
      case ORDER, INSTANCE, KEYPAIR, SCALING_GROUP, LEASE_EXTENSION ->
          rights.allow(Permission.RESOURCE_SEE, at.tenant(), at.project());
      case JOB ->
          at.tenant() == null
              ? rights.isOperator()
              : rights.allow(Permission.RESOURCE_SEE, at.tenant(), at.project());
      case QUOTA_REQUEST -> rights.allow(Permission.QUOTA_SEE, at.tenant(), at.project());
      case BUDGET -> rights.allow(Permission.COST_SEE, at.tenant(), at.project());
      case API_TOKEN ->
          rights.allow(Permission.PEOPLE_CHANGE, at.tenant(), at.project())
              || (isCaller(at.owner())
                  && rights.allow(Permission.TOKEN_SEE, at.tenant(), at.project()));
      case ORDER_POLICY ->
          at.tenant() == null
              ? rights.allowAnywhere(Permission.POLICY_SEE)
              : rights.allow(Permission.POLICY_SEE, at.tenant(), null);
      case INVOICE, CREDIT, MANUAL_ITEM -> rights.allow(Permission.INVOICE_SEE, at.tenant(), null);
      case HOST, PRICE_PLAN, RATE, SELLER, METERED_RESOURCE ->
          rights.allow(Permission.CLOUD_OPERATE, null, null);
    };
  }

  private static boolean isCaller(UUID person) {
    return person != null && person.equals(CallerScope.current().personId());
  }

  /**
   * What is on offer for everybody can be looked at by everybody who is signed in, and a tenant's
   * images by whoever sees anything that may be made of them.
   */
  private static boolean isSharedRead(
      Rights rights, Permission permission, ResourceKind kind, Located at) {
    if (kind == ResourceKind.ORDER_POLICY) {
      // Who has policies of their own sees those of the cloud, which go before them.
      return permission == Permission.POLICY_SEE && at.tenant() == null;
    }
    if (permission != Permission.RESOURCE_SEE) {
      return false;
    }
    return switch (kind) {
      case FLAVOR, QUOTA_PRESET -> true;
      case NETWORK -> at.tenant() == null;
      case IMAGE -> at.tenant() == null || rights.allowWithin(permission, at.tenant());
      default -> false;
    };
  }

  /**
   * Whether the caller may do this anywhere at all.
   *
   * @throws ForbiddenException when not
   */
  public void checkAnywhere(Permission permission) {
    if (!rights().allowAnywhere(permission)) {
      throw new ForbiddenException(permission);
    }
  }

  /** Whether the caller may do this anywhere. */
  public boolean mayAnywhere(Permission permission) {
    return rights().allowAnywhere(permission);
  }

  /** Whether the caller may do this in this project; false when it may not see it. */
  public boolean mayInProject(Permission permission, UUID project) {
    return locator
        .locate(ResourceKind.PROJECT, project)
        .map(at -> rights().allow(permission, at.tenant(), at.project()))
        .orElse(false);
  }

  /**
   * Where the current caller may see costs, narrowed to a tenant or project when one is named.
   *
   * @param tenant null for any
   * @param project null for any
   * @throws NotFoundException when the caller does not reach what is named
   * @throws ForbiddenException when it does and may not see costs there
   */
  public ReadScope costScope(UUID tenant, UUID project) {
    if (project != null) {
      check(Permission.COST_SEE, ResourceKind.PROJECT, project);
      if (tenant != null && !belongs(project, tenant)) {
        throw new NotFoundException();
      }
      return ReadScope.ofProject(project);
    }
    ReadScope scope = scope(Permission.COST_SEE);
    if (tenant != null) {
      if (locator.locate(ResourceKind.TENANT, tenant).isEmpty() || !rights().belongsTo(tenant)) {
        throw new NotFoundException();
      }
      scope = within(tenant, scope);
    }
    if (scope.isEmpty()) {
      throw new ForbiddenException(Permission.COST_SEE);
    }
    return scope;
  }

  private ReadScope within(UUID tenant, ReadScope scope) {
    if (scope.all() || scope.tenants().contains(tenant)) {
      return new ReadScope(false, Set.of(tenant), Set.of());
    }
    Set<UUID> projects =
        scope.projects().stream()
            .filter(project -> belongs(project, tenant))
            .collect(Collectors.toSet());
    return new ReadScope(false, Set.of(), projects);
  }

  private boolean belongs(UUID project, UUID tenant) {
    return locator
        .locate(ResourceKind.PROJECT, project)
        .filter(at -> tenant.equals(at.tenant()))
        .isPresent();
  }
}
