package org.nephos.mail;

import java.util.UUID;

/**
 * Whom a notice is for.
 *
 * @param person null for an address that is nobody's account
 * @param email may be empty, if the identity provider knows none
 */
public record Recipient(UUID person, String email) {}
