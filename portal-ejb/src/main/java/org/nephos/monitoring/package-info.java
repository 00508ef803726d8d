/** Samples of what guests do, the dashboard, health, and the meters of the portal itself. */
package org.nephos.monitoring;
