package org.nephos.catalog.api;

import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * @param project where it shall be usable; null for the caller's default project
 * @param name 1 to 63 characters, unique in the project
 * @param publicKey one line in OpenSSH's form: ed25519, ecdsa or rsa of at least 2,048 bits
 */
public record CreateKeypair(
    @Names(ResourceKind.PROJECT) UUID project, String name, String publicKey) {}
