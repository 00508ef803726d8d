/**
 * Limits and what is used of them, changed by one guarded UPDATE a level, and requests for more.
 */
package org.nephos.quota;
