package org.nephos.rest.billing;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;

/**
 * An amount with its currency.
 *
 * @param amount a plain decimal
 * @param currency ISO 4217
 */
@Schema(name = "Money")
public record MoneyJson(
    @Schema(type = SchemaType.STRING, examples = "12.34") BigDecimal amount,
    @Schema(examples = "EUR") String currency) {

  /** The API's form; null stays null. */
  public static MoneyJson of(Money money) {
    return money == null ? null : new MoneyJson(money.amount(), money.currency());
  }
}
