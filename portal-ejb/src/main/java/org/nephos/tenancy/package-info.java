/** Who may do what: the check at the door of each facade, tenants, projects and people. */
package org.nephos.tenancy;
