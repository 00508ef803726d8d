/** Runs of billing and what they brought, for the operator. */
package org.nephos.web.billing;
