package dev.reelwatch.crawler.feed;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a strict reader says against an XML document.
 *
 * @param sentence empty where it is well-formed
 * @param brokenOff the document ends before its last entry does
 */
record XmlFaults(Optional<String> sentence, boolean brokenOff) {
    private static final XMLInputFactory STRICT = strict();

    /** @param xml from the root on, without what stands before it */
    static XmlFaults of(String xml) {
        try {
            XMLStreamReader reader = STRICT.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) reader.next();
            return new XmlFaults(Optional.empty(), false);
        } catch (XMLStreamException e) {
            boolean brokenOff = isBrokenOff(xml);
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            String what = brokenOff
                    ? "The feed breaks off in the middle; what stands before the break was read."
                    : "The feed is no well-formed XML (line %d behind its head); it was read leniently."
                            .formatted(line);
            return new XmlFaults(Optional.of(what), brokenOff);
        }
    }

    private static boolean isBrokenOff(String xml) {
        int opened = Math.max(lastTag(xml, "item"), lastTag(xml, "entry"));
        int closed = Math.max(xml.lastIndexOf("item>"), xml.lastIndexOf("entry>"));
        return opened >= 0 && opened + 6 > closed;
    }

    private static int lastTag(String xml, String name) {
        for (int at = xml.lastIndexOf(name); at > 0; at = xml.lastIndexOf(name, at - 1)) {
            int end = at + name.length();
            char before = xml.charAt(at - 1);
            char after = end < xml.length() ? xml.charAt(end) : ' ';
            boolean opens = before == '<'
                    || (before == ':'
                            && xml.lastIndexOf('<', at) > at - 12
                            && xml.charAt(xml.lastIndexOf('<', at) + 1) != '/');
            if (opens && (after == '>' || Character.isWhitespace(after))) return at;
        }
        return -1;
    }

    private static XMLInputFactory strict() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
