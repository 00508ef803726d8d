/** Scaling groups, as pages and the API see them. */
package org.nephos.scaling.api;
