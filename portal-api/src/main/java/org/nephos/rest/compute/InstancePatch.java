package org.nephos.rest.compute;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.compute.api.PatchInstance;

/** What of an instance a person may edit; what is left out stays. */
@Schema(name = "InstancePatch")
public record InstancePatch(
    @Schema(description = "As in an order.", examples = "web") String name,
    @Schema(description = "Replaces all tags.") Map<String, String> tags) {

  PatchInstance command() {
    return new PatchInstance(name, tags);
  }
}
