/** Health, meters and the dashboard, as pages and monitoring see them. */
package org.nephos.monitoring.api;
