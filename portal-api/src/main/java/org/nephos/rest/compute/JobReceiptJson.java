package org.nephos.rest.compute;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The receipt of direct work: the job that does it. */
@Schema(name = "JobReceipt")
public record JobReceiptJson(UUID jobId) {}
