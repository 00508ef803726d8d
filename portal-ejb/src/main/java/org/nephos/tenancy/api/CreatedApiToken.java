package org.nephos.tenancy.api;

/**
 * A token that was just made.
 *
 * @param token the token as lists show it
 * @param secret what is given as Bearer, told this once; null where the request repeats an earlier
 *     one, whose secret nobody knows any more
 */
public record CreatedApiToken(ApiTokenView token, String secret) {
  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "CreatedApiToken[token=" + token + "]";
  }
}
