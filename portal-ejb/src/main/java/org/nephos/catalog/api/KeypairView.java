package org.nephos.catalog.api;

import java.time.Instant;
import java.util.UUID;

/**
 * An SSH public key of a project.
 *
 * @param fingerprint {@code SHA256:…}, as OpenSSH prints it
 */
public record KeypairView(
    UUID id, String name, UUID project, String publicKey, String fingerprint, Instant createdAt) {}
