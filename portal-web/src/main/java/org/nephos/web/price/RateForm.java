package org.nephos.web.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.AddRate;
import org.nephos.web.shell.Ids;
import org.nephos.web.text.Typed;
import org.nephos.web.text.Words;

/** What stands in the fields of a rate, as it is typed. */
public class RateForm {
  private String meter;
  private String flavor;
  private String image;
  private String zone;
  private String volumeType;
  private String unitPrice;
  private String freeQuantity;
  private String tiers;
  private String taxCategory = TaxCategory.STANDARD.name();
  private String validFrom;
  private String validTo;

  /**
   * What the fields say.
   *
   * @throws org.nephos.problem.api.InvalidException for what cannot be read
   */
  AddRate command(UUID plan, Words words) {
    Typed typed = new Typed(words);
    AddRate command =
        new AddRate(
            plan,
            Typed.text(meter),
            Ids.read(flavor),
            Ids.read(image),
            Typed.text(zone),
            Typed.text(volumeType),
            typed.number("unitPrice", unitPrice),
            typed.time("validFrom", validFrom),
            typed.time("validTo", validTo),
            typed.number("freeQuantity", freeQuantity),
            steps(typed, words),
            TaxCategory.valueOf(taxCategory));
    typed.check();
    return command;
  }

  /** One tier a line: its bound, and behind : its price. */
  private List<AddRate.Step> steps(Typed typed, Words words) {
    List<AddRate.Step> steps = new ArrayList<>();
    for (String line : (tiers == null ? "" : tiers).split("\\R", -1)) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.split(":", -1);
      if (parts.length == 2) {
        BigDecimal above = typed.number("tiers", parts[0]);
        BigDecimal price = typed.number("tiers", parts[1]);
        steps.add(new AddRate.Step(above, price));
      } else {
        typed.refuse("tiers", "form", words.plain("price.rate.tiers.form"));
      }
    }
    return steps;
  }

  public String getMeter() {
    return meter;
  }

  public void setMeter(String meter) {
    this.meter = meter;
  }

  public String getFlavor() {
    return flavor;
  }

  public void setFlavor(String flavor) {
    this.flavor = flavor;
  }

  public String getImage() {
    return image;
  }

  public void setImage(String image) {
    this.image = image;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getVolumeType() {
    return volumeType;
  }

  public void setVolumeType(String volumeType) {
    this.volumeType = volumeType;
  }

  public String getUnitPrice() {
    return unitPrice;
  }

  public void setUnitPrice(String unitPrice) {
    this.unitPrice = unitPrice;
  }

  public String getFreeQuantity() {
    return freeQuantity;
  }

  public void setFreeQuantity(String freeQuantity) {
    this.freeQuantity = freeQuantity;
  }

  public String getTiers() {
    return tiers;
  }

  public void setTiers(String tiers) {
    this.tiers = tiers;
  }

  public String getTaxCategory() {
    return taxCategory;
  }

  public void setTaxCategory(String taxCategory) {
    this.taxCategory = taxCategory;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }

  public String getValidTo() {
    return validTo;
  }

  public void setValidTo(String validTo) {
    this.validTo = validTo;
  }
}
