package org.nephos.billing;

/**
 * Seller or buyer, as an invoice names them.
 *
 * @param country two capital letters
 * @param vatId null without one
 * @param email null without one
 * @param iban of a seller, where to pay; null otherwise
 */
public record PartyData(
    String legalName,
    String street,
    String postalCode,
    String city,
    String country,
    String vatId,
    String email,
    String iban) {}
