/** Events, as pages and the API see them. */
package org.nephos.event.api;
