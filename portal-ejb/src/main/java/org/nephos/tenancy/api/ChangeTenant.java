package org.nephos.tenancy.api;

import java.util.UUID;

/** What of a tenant the operator may edit; null stays as it is. */
public record ChangeTenant(String displayName, String contactEmail, UUID pricePlan) {}
