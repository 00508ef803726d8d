package org.nephos.budget.api;

import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * A budget to make.
 *
 * @param tenant whose; null for the caller's only one, or that of the project
 * @param project of what it is; null for all of the tenant, or what bears a tag
 * @param tag {@code key=value}, of what it is; null for all of the tenant, or of a project
 */
public record CreateBudget(
    @Names(ResourceKind.TENANT) UUID tenant,
    @Names(ResourceKind.PROJECT) UUID project,
    String tag,
    BudgetSpec budget) {}
