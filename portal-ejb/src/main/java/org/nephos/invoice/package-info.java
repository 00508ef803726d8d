/** Makes, issues and settles invoices: what tenants owe, month by month, and what pays it. */
package org.nephos.invoice;
