/** Usage from events: what has run since when, and the records of each full hour. */
package org.nephos.metering;
