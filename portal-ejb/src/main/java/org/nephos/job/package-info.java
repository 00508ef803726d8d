/**
 * The job engine: one table is queue and outbox, workers lease its rows and finish them only while
 * the lease is theirs.
 */
package org.nephos.job;
