package dev.reelwatch.web.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.http.HttpServlet;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The ways for assistants to call the tools. */
public final class Assistants {
    private static final String NAME = "reelwatch";
    private static final String VERSION = "0.1.0";
    /** A question is short. */
    private static final int LONGEST_MESSAGE = 64 << 10;

    private static final String INSTRUCTIONS =
            "Reelwatch knows what articles and posts say of AI-video models (Runway, Kling,"
                    + " Sora, Veo, Vidu ...). Every claim has an id, a verbatim quote with its UTF-16 offsets in the article, the"
                    + " address of the article and the time it was said; cite them. " + Tools.DATA;

    private static final McpSchema.ServerCapabilities CAPABILITIES =
            McpSchema.ServerCapabilities.builder().tools(false).build();

    private Assistants() {}

    /** Answers over HTTP, each request for itself: no session is kept. */
    public static HttpServlet overHttp(Known known, String path) {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(json())
                .messageEndpoint(path)
                .maxRequestSize(LONGEST_MESSAGE)
                .build();
        List<McpStatelessServerFeatures.SyncToolSpecification> tools = new Tools(known)
                .all().stream()
                        .map(tool -> new McpStatelessServerFeatures.SyncToolSpecification(
                                tool.told(), (context, call) -> tool.call().apply(call.arguments())))
                        .toList();
        McpServer.sync(transport)
                .serverInfo(NAME, VERSION)
                .instructions(INSTRUCTIONS)
                .capabilities(CAPABILITIES)
                .validateToolInputs(true)
                .tools(tools)
                .build();
        return transport;
    }

    /**
     * Answers on {@code out} what is asked on {@code in}, a line a message, until {@code in} ends and all of it is
     * answered.
     */
    public static void overStreams(Known known, InputStream in, OutputStream out) throws InterruptedException {
        Exchange exchange = new Exchange();
        List<McpServerFeatures.SyncToolSpecification> tools = new Tools(known)
                .all().stream()
                        .map(tool -> new McpServerFeatures.SyncToolSpecification(
                                tool.told(), (with, call) -> tool.call().apply(call.arguments())))
                        .toList();
        McpSyncServer server = McpServer.sync(
                        new StdioServerTransportProvider(json(), exchange.asked(in), exchange.answered(out)))
                .serverInfo(NAME, VERSION)
                .instructions(INSTRUCTIONS)
                .capabilities(CAPABILITIES)
                .validateToolInputs(true)
                .tools(tools)
                .build();
        try {
            exchange.awaitEnd();
        } finally {
            server.closeGracefully();
        }
    }

    private static McpJsonMapper json() {
        return new JacksonMcpJsonMapper(new ObjectMapper());
    }
}
