package org.nephos.tenancy;

import java.util.UUID;

/**
 * An object that a call names.
 *
 * @param field the field of the command that names it; null where the call itself does
 */
public record NamedObject(ResourceKind kind, UUID id, String field) {}
