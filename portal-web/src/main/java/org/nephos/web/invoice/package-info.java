/** Invoices: what there is, why an amount is what it is, and what finance does with one. */
package org.nephos.web.invoice;
