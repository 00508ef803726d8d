/** The load of simulated guests. */
package org.nephos.web.simulation;
