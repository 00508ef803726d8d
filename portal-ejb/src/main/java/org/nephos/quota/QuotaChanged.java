package org.nephos.quota;

import java.util.UUID;

/** Limits of a tenant or of one of its projects were changed, and that is committed. */
public record QuotaChanged(UUID tenant) {}
