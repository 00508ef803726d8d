package org.nephos.lease.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * Asks for more time.
 *
 * @param until when the lease shall end; later than it does now
 * @param reason mandatory; who decides reads it
 */
public record ExtendLease(
    @Names(ResourceKind.INSTANCE) UUID instance, Instant until, String reason) {}
