package dev.bellows.server.web;

import dev.bellows.server.security.PageCodes;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page's files, read once at start, and the swap of a one-time code for a cookie. The files hold nothing secret; everything they
 * show they fetch with the cookie. Thread-safe because it holds immutable texts.
 */
final class PageFiles {
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
    private static final Map<String, String> FILES = Map.of(
            "/", "index.html",
            "/style.css", "style.css",
            "/app.js", "app.js",
            "/grid.js", "grid.js",
            "/lists.js", "lists.js",
            "/text.js", "text.js",
            "/icon.svg", "icon.svg");

    private final PageCodes codes;
    private final boolean secure;
    private final Map<String, String> texts = new TreeMap<>();

    /**
     * @param secure whether the port speaks TLS
     */
    PageFiles(PageCodes codes, boolean secure) {
        this.codes = codes;
        this.secure = secure;
        FILES.forEach((path, file) -> texts.put(path, read(file)));
    }

    private static String read(String file) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/dashboard/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void register(Router router) {
        texts.keySet().forEach(path -> router.get(path).handler(context -> serve(context, path)));
    }

    private void serve(RoutingContext context, String path) {
        String code = context.request().getParam("code");
        if (path.equals("/") && code != null) {
            redeem(context, code);
            return;
        }
        context.response()
                .putHeader("Content-Type", contentType(path))
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .end(texts.get(path));
    }

    /** A used code still leads to the page: a browser that swapped it before has its cookie. */
    private void redeem(RoutingContext context, String code) {
        codes.redeem(code)
                .ifPresent(value -> context.response()
                        .addCookie(Cookie.cookie(Api.COOKIE, value)
                                .setPath("/")
                                .setHttpOnly(true)
                                .setSecure(secure)
                                .setSameSite(CookieSameSite.STRICT)));
        context.response()
                .setStatusCode(303)
                .putHeader("Location", "/")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    private static String contentType(String path) {
        if (path.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        if (path.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return path.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
    }
}
