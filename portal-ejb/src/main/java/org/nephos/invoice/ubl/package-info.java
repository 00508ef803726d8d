/** Electronic invoices of EN 16931 in the syntax of UBL 2.1. */
package org.nephos.invoice.ubl;
