/** The inbox, as pages see it. */
package org.nephos.inbox.api;
