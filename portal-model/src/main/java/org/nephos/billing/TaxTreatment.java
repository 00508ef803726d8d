package org.nephos.billing;

/** Whether a buyer pays the seller's tax. */
public enum TaxTreatment {
  /** Pays it. */
  STANDARD,
  /** Owes it to their own tax office instead (Directive 2006/112/EC, article 196). */
  REVERSE_CHARGE,
  /** Pays none. */
  EXEMPT
}
