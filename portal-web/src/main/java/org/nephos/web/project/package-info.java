/** The projects of a tenant, for who runs it. */
package org.nephos.web.project;
