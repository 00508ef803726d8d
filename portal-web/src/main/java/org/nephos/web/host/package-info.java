/** Hosts, for the operator. */
package org.nephos.web.host;
