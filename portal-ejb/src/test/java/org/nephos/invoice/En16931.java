package org.nephos.invoice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import net.sf.saxon.TransformerFactoryImpl;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What electronic invoices have to be like: the schema of UBL 2.1 as OASIS publishes it, and the
 * rules of EN 16931 as CEN does: order, sums, taxes, code lists.
 */
final class En16931 {
  private static final String RULES = "/external/schematron/1.3.13/ubl/EN16931-UBL-validation.xslt";

  private static Templates rules;

  private En16931() {}

  /** What is wrong, in the words of schema and standard. */
  static synchronized List<String> broken(byte[] xml) {
    List<String> broken = new ArrayList<>();
    try {
      schema(parsed(xml).getDocumentElement().getLocalName())
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(xml)));
    } catch (SAXException e) {
      broken.add(e.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    broken.addAll(rules(xml));
    return broken;
  }

  private static List<String> rules(byte[] xml) {
    StringWriter report = new StringWriter();
    try {
      if (rules == null) {
        rules = new TransformerFactoryImpl().newTemplates(source(RULES));
      }
      rules
          .newTransformer()
          .transform(new StreamSource(new ByteArrayInputStream(xml)), new StreamResult(report));
      NodeList failed =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(
                      "//*[local-name()='failed-assert']",
                      parsed(report.toString().getBytes(StandardCharsets.UTF_8)),
                      XPathConstants.NODESET);
      List<String> broken = new ArrayList<>();
      for (int i = 0; i < failed.getLength(); i++) {
        broken.add(failed.item(i).getTextContent().strip());
      }
      return broken;
    } catch (TransformerException | XPathExpressionException e) {
      throw new AssertionError(e);
    }
  }

  private static Source source(String path) {
    return new StreamSource(En16931.class.getResource(path).toExternalForm());
  }

  private static Schema schema(String document) throws SAXException {
    return SchemaFactory.newDefaultInstance()
        .newSchema(
            new Source[] {
              source("/schemas/CCTS_CCT_SchemaModule.xsd"),
              source("/schemas/xmldsig-core-schema.xsd"),
              source("/schemas/XAdES01903v132-201601.xsd"),
              source("/schemas/XAdES01903v141-201601.xsd"),
              source("/external/schemas/ubl21/maindoc/UBL-" + document + "-2.1.xsd")
            });
  }

  /** The text at a path whose names are without prefixes. */
  static String at(byte[] xml, String path) {
    try {
      return XPathFactory.newDefaultInstance()
          .newXPath()
          .evaluate(path.replaceAll("(?<=/|^)([A-Za-z]+)", "*[local-name()='$1']"), parsed(xml));
    } catch (XPathExpressionException e) {
      throw new AssertionError(e);
    }
  }

  private static Document parsed(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
