/**
 * Transactions with visible borders, migrations, and what native queries need on both databases.
 */
package org.nephos.persistence;
