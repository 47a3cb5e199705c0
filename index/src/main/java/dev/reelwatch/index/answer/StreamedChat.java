package dev.reelwatch.index.answer;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A model that lets its answer be read while it writes. What is read of it then is worth nothing until it is whole. */
public final class StreamedChat implements ChatModel {
    private final StreamingChatModel model;
    private final Consumer<String> soFar;

    /**
     * A model over one that streams.
     *
     * @param model answers on the thread that asks
     * @param soFar is given all that is written of an answer each time there is more of it; another attempt begins anew
     */
    public StreamedChat(StreamingChatModel model, Consumer<String> soFar) {
        this.model = model;
        this.soFar = soFar;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        StringBuilder written = new StringBuilder();
        CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
        model.chat(request, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String words) {
                written.append(words);
                soFar.accept(written.toString());
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                answer.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                answer.completeExceptionally(error);
            }
        });
        if (!answer.isDone()) throw new NoAnswer(Trouble.GARBLED);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(Trouble.INTERRUPTED);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException error) throw error;
            throw new IllegalStateException(e.getCause());
        }
    }
}
