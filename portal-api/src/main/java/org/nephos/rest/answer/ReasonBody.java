package org.nephos.rest.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done; for those who read it later. */
@Schema(name = "Reason")
public record ReasonBody(@Schema(maxLength = 1000) String reason) {}
