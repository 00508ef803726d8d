package org.nephos.catalog.api;

import java.util.UUID;

/**
 * An image on offer.
 *
 * @param state {@code ACTIVE} when it can be ordered
 * @param visibility {@code PUBLIC} or {@code TENANT}
 */
public record ImageView(
    UUID id,
    String name,
    String description,
    String format,
    long sizeBytes,
    String sha256,
    String state,
    String visibility,
    int minDiskGib,
    int minRamMib) {}
