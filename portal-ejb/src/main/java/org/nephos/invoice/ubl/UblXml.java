package org.nephos.invoice.ubl;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML with the prefixes of UBL; an element without a value is left out. */
final class UblXml {
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final String AGGREGATES = UBL + "CommonAggregateComponents-2";
  private static final String BASICS = UBL + "CommonBasicComponents-2";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter writer;
  private final String currency;

  /**
   * Begins.
   *
   * @param root {@code Invoice} or {@code CreditNote}
   * @param currency of all amounts
   */
  UblXml(String root, String currency) {
    this.currency = currency;
    try {
      writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      String namespace = UBL + root + "-2";
      writer.setDefaultNamespace(namespace);
      writer.writeStartElement(namespace, root);
      writer.writeDefaultNamespace(namespace);
      writer.writeNamespace("cac", AGGREGATES);
      writer.writeNamespace("cbc", BASICS);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element with elements in it, which {@code content} writes. */
  void group(String name, Runnable content) {
    try {
      writer.writeStartElement("cac", name, AGGREGATES);
      content.run();
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text; nothing for null or blank. */
  void text(String name, String value) {
    text(name, value, null, null);
  }

  /** A text with an attribute; nothing for null or blank. */
  void text(String name, String value, String attribute, String of) {
    String clean = value == null ? "" : clean(value);
    if (clean.isBlank()) {
      return;
    }
    try {
      writer.writeStartElement("cbc", name, BASICS);
      if (attribute != null) {
        writer.writeAttribute(attribute, of);
      }
      writer.writeCharacters(clean);
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An amount of the document's currency, to cents. */
  void amount(String name, BigDecimal amount) {
    text(name, amount.toPlainString(), "currencyID", currency);
  }

  /** A price, as exact as it is. */
  void price(String name, BigDecimal price) {
    text(name, plain(price), "currencyID", currency);
  }

  /** A decimal without zeros that say nothing. */
  static String plain(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  /** Ends, and gives the whole document. */
  byte[] end() {
    try {
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** What XML 1.0 cannot hold is left out. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(
            sign ->
                sign == '\t'
                    || sign == '\n'
                    || sign == '\r'
                    || (sign >= 0x20 && sign <= 0xd7ff)
                    || (sign >= 0xe000 && sign <= 0xfffd)
                    || sign >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
