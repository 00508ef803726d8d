/**
 * What waits for somebody's decision, of all kinds in one list. Each feature brings its own kind by
 * an {@link org.nephos.inbox.InboxSource}; it is decided by the feature's own facade.
 */
package org.nephos.inbox;
