/** Ordering, and what became of orders. */
package org.nephos.web.order;
