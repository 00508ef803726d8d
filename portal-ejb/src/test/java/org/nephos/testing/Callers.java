package org.nephos.testing;

import java.util.UUID;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.RequestOrigin;

/** Makes callers, and the same callers with something else said of them. */
public final class Callers {
  private Callers() {}

  /** A person who signed in from this machine; nobody has seen that the address is theirs. */
  public static Caller person(UUID id, String username, String displayName, String email) {
    return new Caller(
        new Identity(id, username, displayName, email, false, false), null, request(null));
  }

  /** A person, shown by their user name. */
  public static Caller person(UUID id, String username, String email) {
    return person(id, username, username, email);
  }

  /** The same person with the realm role of operators. */
  public static Caller operator(Caller caller) {
    Identity who = caller.identity();
    return as(
        caller,
        new Identity(
            who.personId(),
            who.username(),
            who.displayName(),
            who.email(),
            who.emailVerified(),
            true));
  }

  /** The same person, whose address the identity provider has verified or not. */
  public static Caller verified(Caller caller, boolean isVerified) {
    return withEmail(caller, caller.identity().email(), isVerified);
  }

  /** The same person with another address. */
  public static Caller withEmail(Caller caller, String email, boolean isVerified) {
    Identity who = caller.identity();
    return as(
        caller,
        new Identity(
            who.personId(),
            who.username(),
            who.displayName(),
            email,
            isVerified,
            who.operatorRole()));
  }

  /** The same by a browser or program that says this of itself. */
  public static Caller saying(Caller caller, String agent) {
    return new Caller(caller.identity(), caller.token(), request(agent));
  }

  /** The same by another request. */
  public static Caller again(Caller caller) {
    RequestOrigin origin = caller.origin();
    return new Caller(
        caller.identity(),
        caller.token(),
        new RequestOrigin(origin.remoteAddress(), origin.agent(), UUID.randomUUID().toString()));
  }

  private static Caller as(Caller caller, Identity identity) {
    return new Caller(identity, caller.token(), caller.origin());
  }

  private static RequestOrigin request(String agent) {
    return new RequestOrigin("127.0.0.1", agent, UUID.randomUUID().toString());
  }
}
