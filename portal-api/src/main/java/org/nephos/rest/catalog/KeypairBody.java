package org.nephos.rest.catalog;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.catalog.api.CreateKeypair;

/** A key to add. */
@Schema(name = "KeypairCreate")
public record KeypairBody(
    @Schema(description = "Where it shall be usable; your default project when left out.")
        UUID project,
    @NotNull @Schema(examples = "laptop", minLength = 1, maxLength = 63) String name,
    @NotNull
        @Schema(
            description =
                "One line in OpenSSH's form: ed25519, ecdsa, or rsa of 2,048 bits or more.",
            examples = "ssh-ed25519 AAAA… ada@laptop")
        String publicKey) {

  CreateKeypair command() {
    return new CreateKeypair(project, name, publicKey);
  }
}
