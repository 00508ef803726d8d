package org.nephos.rest.tenancy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the letter's link carries. */
@Schema(name = "InvitationAccept")
public record AcceptBody(
    @NotNull @Schema(description = "What stands behind token= in the link of the letter.")
        String token) {
  @Override
  public String toString() {
    return "AcceptBody[…]";
  }
}
