package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.DeliveryArchive.Part;
import dev.reelwatch.web.delivery.Channel.Security;
import dev.reelwatch.web.delivery.Channel.Smtp;
import dev.reelwatch.web.delivery.Channel.Target;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Sends digests by SMTP, as text and as HTML. Its Message-ID is the same at each attempt, so a repeat can be told. */
final class Mailer {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Field of a kept message: who has got it. */
    private static final String HAD = "had";

    private final Duration timeout;

    Mailer(Duration timeout) {
        this.timeout = timeout;
    }

    /** Sends to all that have not got it yet. One address that is refused keeps it from nobody else. */
    Outcome send(Target.Mail mail, Part part) {
        ObjectNode content = content(part);
        Set<String> had = new LinkedHashSet<>();
        content.withArray(HAD).forEach(box -> had.add(box.asText()));
        List<String> to = mail.to().stream().filter(box -> !had.contains(box)).toList();
        if (to.isEmpty()) return new Outcome.Sent();
        Session session = Session.getInstance(properties(mail.smtp()));
        try {
            MimeMessage message = message(session, mail, part, content);
            Transport transport = session.getTransport("smtp");
            try {
                connect(transport, mail.smtp());
                transport.sendMessage(message, addresses(to));
            } finally {
                hangUp(transport);
            }
            return new Outcome.Sent();
        } catch (AuthenticationFailedException e) {
            return new Outcome.Failed("the mail server did not accept user and password");
        } catch (SendFailedException e) {
            if (e.getValidSentAddresses() != null) {
                for (Address sent : e.getValidSentAddresses())
                    content.withArray(HAD).add(mailbox(sent));
            }
            return new Outcome.Failed(refusal(e), Optional.empty(), Optional.of(content.toString()));
        } catch (MessagingException e) {
            if (e.getCause() instanceof IOException broken)
                return Outcome.Failed.at(mail.smtp().host(), broken);
            return new Outcome.Failed(mail.smtp().host() + ": no connection to the mail server: "
                    + e.getClass().getSimpleName());
        }
    }

    private static void connect(Transport transport, Smtp smtp) throws MessagingException {
        Optional<Channel.Login> login = smtp.login();
        transport.connect(
                smtp.host(),
                smtp.port(),
                login.map(Channel.Login::user).orElse(null),
                login.map(each -> each.password().reveal()).orElse(null));
    }

    /** A server that has taken the message and then breaks off has taken it all the same. */
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the connection is closed in any case
        }
    }

    /** Who was refused, with the code of the server. */
    private static String refusal(SendFailedException refused) {
        List<String> boxes = new ArrayList<>();
        for (Exception each = refused; each instanceof MessagingException chain; each = chain.getNextException()) {
            if (each instanceof SMTPAddressFailedException box) {
                boxes.add(mailbox(box.getAddress()) + " (" + box.getReturnCode() + ")");
            }
        }
        if (!boxes.isEmpty()) return "the mail server refused " + String.join(", ", boxes);
        return "the mail server refused the message"
                + (refused instanceof SMTPSendFailedException told ? " (" + told.getReturnCode() + ")" : "");
    }

    private static String mailbox(Address address) {
        return address instanceof InternetAddress box ? box.getAddress() : address.toString();
    }

    private static Address[] addresses(List<String> boxes) throws MessagingException {
        Address[] addresses = new Address[boxes.size()];
        for (int i = 0; i < addresses.length; i++) addresses[i] = new InternetAddress(boxes.get(i));
        return addresses;
    }

    private static ObjectNode content(Part part) {
        try {
            return (ObjectNode) JSON.readTree(part.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept message is no JSON", e);
        }
    }

    private static String id(Target.Mail mail, Part part) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(part.key().getBytes(StandardCharsets.UTF_8));
            String domain = mail.from().substring(mail.from().indexOf('@') + 1);
            return "<" + part.digest() + "." + HexFormat.of().formatHex(hash, 0, 8) + ".reelwatch@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static MimeMessage message(Session session, Target.Mail mail, Part part, JsonNode content)
            throws MessagingException {
        String id = id(mail, part);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(mail.from()));
        message.setRecipients(Message.RecipientType.TO, addresses(mail.to()));
        String utf8 = StandardCharsets.UTF_8.name();
        message.setSubject(content.path("subject").asText(), utf8);
        message.setSentDate(Date.from(part.queuedAt()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: who is away does not answer
        MimeBodyPart text = new MimeBodyPart();
        text.setText(content.path("text").asText(), utf8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(content.path("html").asText(), utf8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private Properties properties(Smtp smtp) {
        String millis = String.valueOf(timeout.toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", String.valueOf(smtp.login().isPresent()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(smtp.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(smtp.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", String.valueOf(smtp.security() == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        return properties;
    }
}
