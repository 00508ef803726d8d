/**
 * Inside the server, beside the EAR as it ships: its facades with the server's own interceptors,
 * transactions, threads and timers.
 */
package org.nephos.container;
