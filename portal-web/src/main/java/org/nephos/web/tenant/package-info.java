/** Tenants, for the operator. */
package org.nephos.web.tenant;
