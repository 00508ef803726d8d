package org.nephos.rest.invoice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom to bill. */
@Schema(name = "BillingRunCreate")
public record BillingRunBody(@Schema(description = "All tenants when left out.") UUID tenant) {}
