/** Jobs, as pages and the API see them. */
package org.nephos.job.api;
