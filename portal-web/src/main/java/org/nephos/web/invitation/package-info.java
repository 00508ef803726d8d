/** Accepting an invitation. */
package org.nephos.web.invitation;
