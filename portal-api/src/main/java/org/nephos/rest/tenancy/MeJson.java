package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.MeView;

/**
 * Who the caller is, and where, as what.
 *
 * @param roles all roles that the caller holds anywhere
 * @param projects all projects that the caller uses or sees, of all its tenants
 */
@Schema(name = "Me")
public record MeJson(
    UserJson user, List<MembershipJson> tenants, Set<String> roles, List<ProjectJson> projects) {

  /** The person. */
  @Schema(name = "User")
  public record UserJson(
      @Schema(description = "The identity provider's subject.") UUID id,
      @Schema(examples = "acme-user") String username,
      @Schema(examples = "Ada Acme") String displayName,
      String email) {}

  /** A tenant that the caller belongs to. */
  @Schema(name = "Membership")
  public record MembershipJson(
      UUID id,
      @Schema(examples = "acme") String name,
      String displayName,
      @Schema(examples = "ACTIVE", description = "Nothing begins in one that is not ACTIVE.")
          String state,
      @Schema(nullable = true, description = "Why it is not active.") String stateReason,
      @Schema(nullable = true, description = "When what it has is deleted.") Instant closesAt,
      @Schema(examples = "[\"member\"]") Set<String> roles,
      List<ProjectJson> projects) {}

  static MeJson of(MeView view) {
    List<MembershipJson> tenants = new ArrayList<>();
    List<ProjectJson> projects = new ArrayList<>();
    Set<String> roles = new TreeSet<>();
    if (view.operator()) {
      roles.add(word(Role.OPERATOR));
    }
    for (MeView.MembershipView membership : view.tenants()) {
      List<ProjectJson> here = membership.projects().stream().map(ProjectJson::of).toList();
      projects.addAll(here);
      roles.addAll(words(membership.roles()));
      tenants.add(
          new MembershipJson(
              membership.id(),
              membership.name(),
              membership.displayName(),
              membership.state(),
              membership.stateReason(),
              membership.closesAt(),
              words(membership.roles()),
              here));
    }
    return new MeJson(
        new UserJson(view.id(), view.username(), view.displayName(), view.email()),
        tenants,
        roles,
        projects);
  }

  private static Set<String> words(Collection<Role> roles) {
    Set<String> words = new TreeSet<>();
    roles.forEach(role -> words.add(word(role)));
    return words;
  }

  private static String word(Role role) {
    return RoleWords.of(role);
  }
}
