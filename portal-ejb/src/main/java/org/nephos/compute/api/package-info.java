/** Instances, as pages and the API see them. */
package org.nephos.compute.api;
