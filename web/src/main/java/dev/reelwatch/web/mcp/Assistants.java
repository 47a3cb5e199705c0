package dev.reelwatch.web.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Answers the messages of assistants, each for itself: no session is kept, so one bad message spoils no other. */
public final class Assistants {
    /** In bytes; a question is short. */
    public static final int LONGEST_MESSAGE = 64 << 10;

    /**
     * What a message is answered with.
     *
     * @param json one line
     * @param refused what was asked is no message, or none that can be read
     */
    public record Answer(String json, boolean refused) {}

    private static final String NAME = "reelwatch";
    private static final String VERSION = "0.1.0";

    private static final String INSTRUCTIONS =
            "Reelwatch knows what articles and posts say of AI-video models (Runway, Kling,"
                    + " Sora, Veo, Vidu ...). Every claim has an id, a verbatim quote with its UTF-16 offsets in the article, the"
                    + " address of the article and the time it was said; cite them. " + Tools.DATA;

    private static final McpSchema.ServerCapabilities CAPABILITIES =
            McpSchema.ServerCapabilities.builder().tools(false).build();

    private static final Logger LOG = LoggerFactory.getLogger(Assistants.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A message that is refused, for the reason that the message of the exception tells the one who sent it. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;

        private Refusal(int code, String why) {
            super(why);
            this.code = code;
        }
    }

    /** Hands over the server's handler, and is no way by itself. */
    private static final class Handle implements McpStatelessServerTransport {
        private @Nullable McpStatelessServerHandler handler;

        @Override
        public void setMcpHandler(McpStatelessServerHandler handler) {
            this.handler = handler;
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }

        @Override
        public List<String> protocolVersions() {
            return List.of(
                    ProtocolVersions.MCP_2024_11_05,
                    ProtocolVersions.MCP_2025_03_26,
                    ProtocolVersions.MCP_2025_06_18,
                    ProtocolVersions.MCP_2025_11_25);
        }
    }

    private final McpStatelessServerHandler server;

    public Assistants(Known known) {
        List<McpStatelessServerFeatures.SyncToolSpecification> tools = new Tools(known)
                .all().stream()
                        .map(tool -> new McpStatelessServerFeatures.SyncToolSpecification(
                                tool.told(), (context, call) -> tool.call().apply(call.arguments())))
                        .toList();
        Handle handle = new Handle();
        McpServer.sync(handle)
                .serverInfo(NAME, VERSION)
                .instructions(INSTRUCTIONS)
                .capabilities(CAPABILITIES)
                .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                .validateToolInputs(true)
                .tools(tools)
                .build();
        McpStatelessServerHandler made = handle.handler;
        if (made == null) throw new IllegalStateException("the server gave no handler");
        server = made;
    }

    /** Answers one message; empty where it asks nothing. */
    public Optional<Answer> answer(byte[] message) {
        JsonNode id = JSON.nullNode();
        try {
            JsonNode asked = read(message);
            if (isId(asked.path("id"))) id = asked.path("id");
            mustBeMessage(asked);
            // a notification changes nothing here, and what answers a question answers none of ours
            if (!asked.has("id") || !asked.has("method")) return Optional.empty();
            return Optional.of(new Answer(JSON.writeValueAsString(handled(asked)), false));
        } catch (Refusal refusal) {
            return Optional.of(refused(id, refusal));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }

    private McpSchema.JSONRPCResponse handled(JsonNode asked) throws Refusal {
        String method = asked.path("method").asText();
        McpSchema.JSONRPCRequest request = new McpSchema.JSONRPCRequest(
                method,
                JSON.convertValue(asked.path("id"), Object.class),
                asked.hasNonNull("params")
                        ? JSON.convertValue(asked.path("params"), new TypeReference<Map<String, Object>>() {})
                        : null);
        McpSchema.JSONRPCResponse response;
        try {
            response = server.handleRequest(McpTransportContext.EMPTY, request).block();
        } catch (McpError e) {
            return McpSchema.JSONRPCResponse.error(request.id(), e.getJsonRpcError());
        } catch (RuntimeException e) {
            LOG.debug("{} with params that are not read", method, e);
            throw unreadable(method);
        }
        if (response == null) throw new IllegalStateException("no answer to " + method);
        // the tools catch their own failures: what else fails is the reading of the params, told in words of Java
        boolean failed = response.error() != null && response.error().code() == McpSchema.ErrorCodes.INTERNAL_ERROR;
        if (failed) throw unreadable(method);
        return response;
    }

    private static Refusal unreadable(String method) {
        return new Refusal(McpSchema.ErrorCodes.INVALID_PARAMS, "These params are not what " + method + " takes.");
    }

    private static JsonNode read(byte[] message) throws Refusal {
        if (message.length > LONGEST_MESSAGE) {
            throw new Refusal(
                    McpSchema.ErrorCodes.INVALID_REQUEST, "A message has at most " + LONGEST_MESSAGE + " bytes.");
        }
        try {
            JsonNode read = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString());
            if (!read.isMissingNode()) return read;
        } catch (CharacterCodingException | JsonProcessingException e) {
            LOG.debug("no JSON", e);
        }
        throw new Refusal(McpSchema.ErrorCodes.PARSE_ERROR, "This is no JSON in UTF-8.");
    }

    private static void mustBeMessage(JsonNode asked) throws Refusal {
        if (!asked.isObject() || !"2.0".equals(asked.path("jsonrpc").textValue())) {
            throw wrong("A message is one object with \"jsonrpc\": \"2.0\".");
        }
        if (asked.has("id") && !isId(asked.path("id"))) throw wrong("An id is a string or a whole number.");
        boolean answers = asked.has("id") && (asked.has("result") || asked.has("error"));
        if (!asked.path("method").isTextual() && !answers) throw wrong("A message has a method, which is a string.");
        if (asked.hasNonNull("params") && !asked.path("params").isObject()) {
            throw new Refusal(McpSchema.ErrorCodes.INVALID_PARAMS, "Params are an object.");
        }
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() || (id.isIntegralNumber() && id.canConvertToLong());
    }

    private static Refusal wrong(String why) {
        return new Refusal(McpSchema.ErrorCodes.INVALID_REQUEST, why);
    }

    private static Answer refused(JsonNode id, Refusal refusal) {
        ObjectNode json = JSON.createObjectNode().put("jsonrpc", "2.0");
        json.set("id", id);
        json.putObject("error").put("code", refusal.code).put("message", refusal.getMessage());
        return new Answer(json.toString(), true);
    }

    /** Answers on {@code out} what is asked on {@code in}, a line a message, one after the other until {@code in} ends. */
    public void overStreams(InputStream in, OutputStream out) throws IOException {
        InputStream bytes = new BufferedInputStream(in);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = bytes.read();
            if (next >= 0 && next != '\n') {
                // of one that is too long no more is kept than tells so
                if (line.size() <= LONGEST_MESSAGE) line.write(next);
                continue;
            }
            if (!line.toString(StandardCharsets.ISO_8859_1).isBlank()) {
                Optional<Answer> answer = answer(line.toByteArray());
                if (answer.isPresent()) {
                    out.write((answer.get().json() + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
            line.reset();
        } while (next >= 0);
    }
}
