/** Requests that wait for a decision. */
package org.nephos.web.request;
