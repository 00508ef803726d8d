package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.nephos.billing.TaxCategory;

/** How many per cent a category is taxed in a country from a day on, until the next. */
@Entity
@Table(name = "tax_rate")
public class TaxRate {
  @Id private UUID id;
  private String country;

  @Enumerated(EnumType.STRING)
  private TaxCategory category;

  private BigDecimal percent;

  @Column(name = "valid_from")
  private LocalDate validFrom;

  protected TaxRate() {}

  /** One that stays as it is. */
  public TaxRate(
      UUID id, String country, TaxCategory category, BigDecimal percent, LocalDate validFrom) {
    this.id = id;
    this.country = country;
    this.category = category;
    this.percent = percent;
    this.validFrom = validFrom;
  }

  public UUID id() {
    return id;
  }

  /** Two capital letters. */
  public String country() {
    return country;
  }

  public TaxCategory category() {
    return category;
  }

  public BigDecimal percent() {
    return percent;
  }

  /** From this day on. */
  public LocalDate validFrom() {
    return validFrom;
  }
}
