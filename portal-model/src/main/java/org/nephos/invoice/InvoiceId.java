package org.nephos.invoice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;
import org.nephos.digest.Sha256;

/**
 * The id of the invoice of a tenant's month, the same for its draft and for what is issued of it.
 * It is the tenant's id, turned over by the month: so a draft, which is in no table, is found by
 * its id, by turning it back for each month that may be meant.
 */
public final class InvoiceId {
  /** All but the bits that say which kind of UUID it is. */
  private static final long HIGH_BITS = 0xFFFFFFFF_FFFF0FFFL;

  private static final long LOW_BITS = 0x3FFFFFFF_FFFFFFFFL;

  private InvoiceId() {}

  /** The id of the invoice of a tenant's month. */
  public static UUID of(UUID tenant, YearMonth month) {
    return turned(tenant, month);
  }

  /** Whose invoice it is, if it is one of this month. */
  public static UUID tenantOf(UUID invoice, YearMonth month) {
    return turned(invoice, month);
  }

  private static UUID turned(UUID id, YearMonth month) {
    ByteBuffer mask =
        ByteBuffer.wrap(
            Sha256.digest().digest(("invoice|" + month).getBytes(StandardCharsets.UTF_8)));
    return new UUID(
        id.getMostSignificantBits() ^ (mask.getLong() & HIGH_BITS),
        id.getLeastSignificantBits() ^ (mask.getLong() & LOW_BITS));
  }
}
