/** Looks at budgets once a minute, tells when a threshold is reached, and refuses orders. */
package org.nephos.budget;
