/** Words, numbers, times and states as a person reads them. */
package org.nephos.web.text;
