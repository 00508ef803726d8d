/** What somebody asks for and others decide, once: what all such requests have in common. */
package org.nephos.request;
