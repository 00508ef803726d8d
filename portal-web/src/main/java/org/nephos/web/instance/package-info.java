/** Instances: the list, and one at a time. */
package org.nephos.web.instance;
