/** Budgets as callers see them. */
package org.nephos.budget.api;
