package org.nephos.rest.integrity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.integrity.api.InvariantView;

/** All invariants, by name. */
@Schema(name = "Integrity")
public record IntegrityJson(List<InvariantJson> items) {
  static IntegrityJson of(List<InvariantView> views) {
    return new IntegrityJson(views.stream().map(InvariantJson::of).toList());
  }
}
