/** Budgets: what a month may cost, who is told, what is refused. */
package org.nephos.web.budget;
