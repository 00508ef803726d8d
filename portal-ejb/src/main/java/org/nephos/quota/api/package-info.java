/** Quota, as pages and the API see it. */
package org.nephos.quota.api;
