/** Benchmarks, each beside the floor that it is measured against; by feature, as everywhere. */
package org.nephos.benchmark;
