/** Budgets over HTTP. */
package org.nephos.rest.budget;
