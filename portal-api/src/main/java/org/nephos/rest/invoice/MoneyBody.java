package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.rest.billing.Decimals;

/** An amount with its currency, as somebody says it. */
@Schema(name = "MoneyInput")
public record MoneyBody(
    @NotNull @Schema(description = "A plain decimal, to cents.", examples = "12.34") String amount,
    @NotNull @Schema(description = "ISO 4217.", examples = "EUR") String currency) {

  /**
   * The amount.
   *
   * @param wanted the only currency in which it makes sense
   * @throws InvalidException for what is no decimal, and for another currency
   */
  BigDecimal in(String wanted) {
    List<Violation> violations = new ArrayList<>();
    BigDecimal read = Decimals.read("amount.amount", amount, violations);
    if (!currency.equals(wanted)) {
      violations.add(
          new Violation("amount.currency", "currency", "amount.currency must be " + wanted + "."));
    }
    Decimals.refuse(violations);
    return read;
  }
}
