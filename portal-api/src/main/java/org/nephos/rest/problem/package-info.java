/** Refusals as problem documents (RFC 9457). */
package org.nephos.rest.problem;
