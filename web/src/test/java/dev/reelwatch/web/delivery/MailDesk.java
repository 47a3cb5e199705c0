package dev.reelwatch.web.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server with whims that GreenMail has not: refuses whom it is told to, and may hang up instead of saying goodbye. */
final class MailDesk implements AutoCloseable {
    /** A message it took: for whom, and its lines. */
    record Taken(List<String> to, String text) {}

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    volatile Set<String> refused = Set.of();
    volatile String answerToData = "250 taken";
    volatile boolean hangsUp;

    private final ServerSocket socket;

    MailDesk() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (SocketException e) {
                // closed, or the caller is gone
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = caller.getOutputStream();
        say(out, "220 desk");
        List<String> to = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("RCPT TO:")) {
                String box = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                if (refused.contains(box)) {
                    say(out, "550 5.1.1 nobody of that name; key=s3cret");
                } else {
                    to.add(box);
                    say(out, "250 ok");
                }
            } else if (verb.equals("DATA")) {
                say(out, "354 go on");
                StringBuilder text = new StringBuilder();
                for (String each = in.readLine(); !".".equals(each); each = in.readLine()) {
                    text.append(each).append('\n');
                }
                if (answerToData.startsWith("250")) taken.add(new Taken(List.copyOf(to), text.toString()));
                say(out, answerToData);
            } else if (verb.equals("QUIT")) {
                if (hangsUp) return;
                say(out, "221 goodbye");
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
