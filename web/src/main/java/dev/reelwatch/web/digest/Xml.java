package dev.reelwatch.web.digest;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Documents in XML 1.0. */
public final class Xml {
    private Xml() {}

    /** Writes what stands in a document. */
    @FunctionalInterface
    public interface Body {
        void to(XMLStreamWriter out) throws XMLStreamException;
    }

    /** A document, to be sent as UTF-8. */
    public static String text(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            body.to(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML into memory cannot fail", e);
        }
        return text + "\n";
    }

    /** Writes an element that holds nothing but text. */
    public static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    /** Without what XML 1.0 forbids: control characters, and halves of characters. */
    public static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replaceAll("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]", "");
    }
}
