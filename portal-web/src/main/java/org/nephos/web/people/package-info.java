/** The people of a tenant, and those who are invited. */
package org.nephos.web.people;
