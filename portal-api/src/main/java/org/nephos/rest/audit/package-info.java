/** The audit trail over the API. */
package org.nephos.rest.audit;
