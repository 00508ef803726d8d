/** Invoices, what pays them, and who they are between. */
package org.nephos.rest.invoice;
