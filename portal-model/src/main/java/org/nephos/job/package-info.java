/** The row of the job table. */
package org.nephos.job;
