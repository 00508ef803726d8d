/** Policies on orders: which are taken at once, which wait, which are refused. */
package org.nephos.web.policy;
