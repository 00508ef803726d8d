package org.nephos.tenancy;

import java.util.UUID;

/** An object that a call names. */
record NamedObject(ResourceKind kind, UUID id) {}
