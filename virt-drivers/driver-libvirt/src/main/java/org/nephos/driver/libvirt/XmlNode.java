package org.nephos.driver.libvirt;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An element of a document for libvirt, or of one from it. All XML of the driver is built and read
 * here, by the JDK's DOM: text can only ever be text.
 */
final class XmlNode {
  private final Element element;

  private XmlNode(Element element) {
    this.element = element;
  }

  /** The root of a new document. */
  static XmlNode root(String name) {
    Document document = builder().newDocument();
    Element root = document.createElement(name);
    document.appendChild(root);
    return new XmlNode(root);
  }

  /** The root of a new document whose name has a prefix in a namespace. */
  static XmlNode root(String namespace, String qualifiedName) {
    Document document = builder().newDocument();
    Element root = document.createElementNS(namespace, qualifiedName);
    document.appendChild(root);
    return new XmlNode(root);
  }

  /**
   * Reads a document. Definitions of types and entities are refused: libvirt sends none.
   *
   * @throws IllegalArgumentException when it is not well-formed
   */
  static XmlNode parse(String xml) {
    try {
      return new XmlNode(
          builder().parse(new InputSource(new StringReader(xml))).getDocumentElement());
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("libvirt sent what is not XML", e);
    }
  }

  /** Appends an element; one with a prefix is in this element's namespace. */
  XmlNode add(String name) {
    Document document = element.getOwnerDocument();
    Element child =
        name.indexOf(':') < 0
            ? document.createElement(name)
            : document.createElementNS(element.getNamespaceURI(), name);
    element.appendChild(child);
    return new XmlNode(child);
  }

  /** Appends an element whose name has a prefix in another namespace. */
  XmlNode addIn(String namespace, String qualifiedName) {
    Element child = element.getOwnerDocument().createElementNS(namespace, qualifiedName);
    element.appendChild(child);
    return new XmlNode(child);
  }

  /** Appends an element with a text. */
  XmlNode add(String name, String text) {
    return add(name).text(text);
  }

  /** Appends a copy of another document's element. */
  XmlNode add(XmlNode other) {
    Node copy = element.getOwnerDocument().importNode(other.element, true);
    element.appendChild(copy);
    return new XmlNode((Element) copy);
  }

  /** Sets an attribute; characters that XML cannot carry are dropped. */
  XmlNode attribute(String name, String value) {
    element.setAttribute(name, legal(value));
    return this;
  }

  /** Sets an attribute to a number. */
  XmlNode attribute(String name, long value) {
    return attribute(name, Long.toString(value));
  }

  /** Sets the text; characters that XML cannot carry are dropped. */
  XmlNode text(String value) {
    element.setTextContent(legal(value));
    return this;
  }

  /** An attribute's value; empty when it is not there. */
  String attribute(String name) {
    return element.getAttribute(name);
  }

  /** The text, without the spaces around it. */
  String text() {
    return element.getTextContent().strip();
  }

  /** The name without its prefix. */
  String name() {
    return element.getLocalName() == null ? element.getTagName() : element.getLocalName();
  }

  /** The namespace; empty for none. */
  String namespace() {
    return element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
  }

  /** All child elements of a name, whatever their prefix. */
  List<XmlNode> children(String name) {
    List<XmlNode> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        XmlNode node = new XmlNode(child);
        if (node.name().equals(name)) {
          children.add(node);
        }
      }
    }
    return children;
  }

  /** The first element on a path of child names. */
  Optional<XmlNode> first(String... path) {
    XmlNode at = this;
    for (String name : path) {
      List<XmlNode> children = at.children(name);
      if (children.isEmpty()) {
        return Optional.empty();
      }
      at = children.get(0);
    }
    return Optional.of(at);
  }

  /** Removes this element from its document. */
  void remove() {
    element.getParentNode().removeChild(element);
  }

  /**
   * The document as text. It is pure ASCII (all else as character references), so that no default
   * encoding between here and libvirt can change it.
   */
  String toXml() {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.setOutputProperty(OutputKeys.ENCODING, "US-ASCII");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("the JDK cannot write XML", e);
    }
  }

  /** The text without what XML 1.0 cannot carry: control characters and halves of pairs. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().filter(XmlNode::isLegal).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // A parse error is an exception, not a line on stderr.
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK cannot read XML", e);
    }
  }
}
