/** The API's contract from outside: what is promised, asked for over HTTP with real tokens. */
package org.nephos.contract;
