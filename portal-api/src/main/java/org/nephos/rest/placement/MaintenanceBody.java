package org.nephos.rest.placement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a host shall be in maintenance. */
@Schema(name = "Maintenance")
public record MaintenanceBody(
    @Schema(description = "false takes it back.", defaultValue = "true") Boolean on,
    @Schema(maxLength = 1000) String reason) {}
