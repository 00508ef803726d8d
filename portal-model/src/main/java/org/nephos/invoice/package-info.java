/** Who sells and who buys, invoices, and what pays them. */
package org.nephos.invoice;
