/**
 * What is meant to be spent in a billing month, when somebody is told, and what is refused then.
 */
package org.nephos.budget;
