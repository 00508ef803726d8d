package org.nephos.rest.catalog;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.catalog.api.ImageView;

/** An image on offer. */
@Schema(name = "Image")
public record ImageJson(
    UUID id,
    String name,
    String description,
    @Schema(examples = "qcow2") String format,
    long sizeBytes,
    @Schema(description = "Of the file, in hexadecimal.") String sha256,
    @Schema(description = "ACTIVE when it can be ordered.", examples = "ACTIVE") String state,
    @Schema(examples = "PUBLIC") String visibility,
    int minDiskGib,
    int minRamMib) {

  static ImageJson of(ImageView view) {
    return new ImageJson(
        view.id(),
        view.name(),
        view.description(),
        view.format(),
        view.sizeBytes(),
        view.sha256(),
        view.state(),
        view.visibility(),
        view.minDiskGib(),
        view.minRamMib());
  }
}
