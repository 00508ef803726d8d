/** An invoice as a printed document: words, type and the parts of a sheet. */
package org.nephos.invoice.print;
