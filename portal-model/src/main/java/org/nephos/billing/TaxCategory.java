package org.nephos.billing;

/** By which rate of its seller's country a thing is taxed. */
public enum TaxCategory {
  STANDARD,
  REDUCED,
  ZERO,
  EXEMPT
}
