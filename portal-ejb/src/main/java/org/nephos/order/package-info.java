/**
 * Orders from the short transaction that accepts them to their end, and keys that make a repeated
 * request one request.
 */
package org.nephos.order;
