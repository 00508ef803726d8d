package org.nephos.demo;

import java.util.UUID;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.RequestOrigin;

/** The people of the demo realm; their accounts there have the same ids. */
enum DemoPerson {
  OPERATOR(1, "operator", "Olivia Berg", "operator@cloud.example"),
  ACME_ADMIN(11, "acme-admin", "Amir Haddad", "admin@acme.example"),
  ACME_USER(12, "acme-user", "Una Lindqvist", "user@acme.example"),
  ACME_VIEWER(13, "acme-viewer", "Victor Okafor", "viewer@acme.example"),
  ACME_BILLING(14, "acme-billing", "Bea Moreau", "billing@acme.example"),
  GLOBEX_ADMIN(21, "globex-admin", "Grace Tanaka", "admin@globex.example"),
  GLOBEX_USER(22, "globex-user", "Gustav Novak", "user@globex.example");

  private final int number;
  private final String username;
  private final String displayName;
  private final String email;

  DemoPerson(int number, String username, String displayName, String email) {
    this.number = number;
    this.username = username;
    this.displayName = displayName;
    this.email = email;
  }

  /** The number that its id ends with. */
  int number() {
    return number;
  }

  UUID id() {
    return DemoIds.person(number);
  }

  String username() {
    return username;
  }

  String displayName() {
    return displayName;
  }

  String email() {
    return email;
  }

  /** The same at the portal's door, by no request. */
  Caller caller() {
    return new Caller(
        new Identity(id(), username, displayName, email, false, this == OPERATOR),
        null,
        RequestOrigin.inside());
  }
}
