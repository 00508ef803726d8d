package org.nephos.billing;

import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant as the export reads it.
 *
 * @param issuer who makes its invoices out
 * @param projects names by id
 */
record FocusAccount(UUID id, String name, ZoneId zone, String issuer, Map<UUID, String> projects) {}
