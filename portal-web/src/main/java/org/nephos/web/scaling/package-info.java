/** Scaling groups. */
package org.nephos.web.scaling;
