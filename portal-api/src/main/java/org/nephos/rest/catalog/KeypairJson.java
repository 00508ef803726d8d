package org.nephos.rest.catalog;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.catalog.api.KeypairView;

/** An SSH public key of a project. */
@Schema(name = "Keypair")
public record KeypairJson(
    UUID id,
    String name,
    UUID project,
    String publicKey,
    @Schema(description = "SHA256:…, as OpenSSH prints it.") String fingerprint,
    Instant createdAt) {

  static KeypairJson of(KeypairView view) {
    return new KeypairJson(
        view.id(),
        view.name(),
        view.project(),
        view.publicKey(),
        view.fingerprint(),
        view.createdAt());
  }
}
