package org.nephos.tenancy.api;

/**
 * What somebody asks for who wants a tenant.
 *
 * @param organisation 1 to 200 characters; the display name that the tenant will have
 * @param name 1 to 63 lowercase letters, digits and hyphens
 * @param contactEmail where the answer goes
 * @param reason what for; the operator reads it
 */
public record SubmitSignUp(String organisation, String name, String contactEmail, String reason) {}
