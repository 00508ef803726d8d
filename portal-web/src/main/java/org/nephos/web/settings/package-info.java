/** What a person sets for themselves. */
package org.nephos.web.settings;
