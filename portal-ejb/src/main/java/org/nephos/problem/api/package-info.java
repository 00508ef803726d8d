/** Refusals: the closed family of exceptions that facades throw to pages and API alike. */
package org.nephos.problem.api;
