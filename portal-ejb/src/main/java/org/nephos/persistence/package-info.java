/**
 * Transactions with visible borders, what one node does at a time, migrations, and what native
 * queries need on both databases.
 */
package org.nephos.persistence;
