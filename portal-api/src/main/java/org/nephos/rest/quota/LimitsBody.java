package org.nephos.rest.quota;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Limits to set; what is not named stays. */
@Schema(name = "Limits")
public record LimitsBody(@NotNull List<LimitJson> items) {}
