/** Jobs, for the operator. */
package org.nephos.web.job;
