/** Callers, tenants and projects, and the marks by which facades say what a call names. */
package org.nephos.tenancy.api;
