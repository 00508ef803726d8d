/** Usage and its cost, as pages and the API see it. */
package org.nephos.billing.api;
