/** Rules that several refusals share. */
package org.nephos.problem;
