/** Tenants, projects, people, and the rights of each role. */
package org.nephos.tenancy;
