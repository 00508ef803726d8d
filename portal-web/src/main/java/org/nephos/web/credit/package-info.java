/** Credits of tenants. */
package org.nephos.web.credit;
