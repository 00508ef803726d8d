/** The audit trail, as pages and the API see it. */
package org.nephos.audit.api;
