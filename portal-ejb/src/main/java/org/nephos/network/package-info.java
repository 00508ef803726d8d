/** Addresses of instances, handed out by the database. */
package org.nephos.network;
