package dev.reelwatch.web.site;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers HEAD with all the headers of GET; the server leaves the body out by itself. */
final class HeadAsGet extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle("HEAD".equals(request.getMethod()) ? new AsGet(request) : request, response, callback);
    }

    private static final class AsGet extends Request.Wrapper {
        private AsGet(Request head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
