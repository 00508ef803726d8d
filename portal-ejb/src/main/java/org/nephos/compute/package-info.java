/**
 * The life of instances: power, deletion, the jobs that do both, and what is done when hypervisor
 * and database differ.
 */
package org.nephos.compute;
