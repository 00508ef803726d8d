/** Quota: what is left, and asking for more. */
package org.nephos.web.quota;
