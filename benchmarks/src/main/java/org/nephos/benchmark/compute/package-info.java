/** How long instances take. */
package org.nephos.benchmark.compute;
