/** {@code /me}, {@code /projects}, {@code /tenants}. */
package org.nephos.rest.tenancy;
