package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.archive.DeliveryArchive.Part;
import dev.reelwatch.web.delivery.Channel.Security;
import dev.reelwatch.web.delivery.Channel.Smtp;
import dev.reelwatch.web.delivery.Channel.Target;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;

/** Sends digests by SMTP, as text and as HTML. Its Message-ID is the same at each attempt, so a repeat can be told. */
final class Mailer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duration timeout;

    Mailer(Duration timeout) {
        this.timeout = timeout;
    }

    Outcome send(Target.Mail mail, Part part) {
        try {
            Session session = Session.getInstance(properties(mail.smtp()));
            MimeMessage message = message(session, mail, part);
            try (Transport transport = session.getTransport("smtp")) {
                if (mail.smtp().login().isPresent()) {
                    Channel.Login login = mail.smtp().login().get();
                    transport.connect(
                            mail.smtp().host(),
                            mail.smtp().port(),
                            login.user(),
                            login.password().reveal());
                } else {
                    transport.connect(mail.smtp().host(), mail.smtp().port(), null, null);
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Outcome.Sent();
        } catch (AuthenticationFailedException e) {
            return new Outcome.Failed("the mail server did not accept user and password");
        } catch (SendFailedException e) {
            int refused = e.getInvalidAddresses() == null ? 0 : e.getInvalidAddresses().length;
            return new Outcome.Failed(
                    "the mail server refused " + (refused == 0 ? "the message" : refused + " of the addresses"));
        } catch (MessagingException e) {
            boolean late = e.getCause() instanceof java.net.SocketTimeoutException;
            return new Outcome.Failed(
                    late ? "the mail server did not answer in time" : "no connection to the mail server");
        }
    }

    private static MimeMessage message(Session session, Target.Mail mail, Part part) throws MessagingException {
        JsonNode content;
        try {
            content = JSON.readTree(part.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept message is no JSON", e);
        }
        String domain = mail.from().substring(mail.from().indexOf('@') + 1);
        String id = "<" + part.digest() + "."
                + Integer.toHexString(part.channel().hashCode()) + ".reelwatch@" + domain + ">";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(mail.from()));
        for (String to : mail.to()) message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        String utf8 = StandardCharsets.UTF_8.name();
        message.setSubject(content.path("subject").asText(), utf8);
        message.setSentDate(Date.from(part.queuedAt()));
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
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        return properties;
    }
}
