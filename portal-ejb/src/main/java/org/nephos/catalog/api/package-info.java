/** The catalog, as pages and the API see it. */
package org.nephos.catalog.api;
