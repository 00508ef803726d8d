package org.nephos.rest.placement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.placement.api.HostView;

/** Amounts that hosts can promise. */
@Schema(name = "Figures")
public record FiguresJson(long vcpus, long ramMib, long diskGib) {

  static FiguresJson of(HostView.Figures figures) {
    return figures == null
        ? null
        : new FiguresJson(figures.vcpus(), figures.ramMib(), figures.diskGib());
  }
}
