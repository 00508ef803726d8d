/** Invoices, credits and payments, and who they are between. */
package org.nephos.invoice.api;
