/** Usage, exports and invoices, each beside the plainest statement that does the same. */
package org.nephos.benchmark.billing;
