package org.nephos.compute.api;

import java.util.UUID;

/** The receipt of direct work: the job that does it. */
public record JobReceipt(UUID jobId) {}
