/**
 * The HTTP port: JSON API, server-sent events, the page, metrics, health.
 *
 * <p><b>For</b> people, the CLI, the page and pipelines. <b>Start at</b> {@link dev.bellows.server.web.WebServer}; the contract is
 * {@code docs/reference/http-api.md}. <b>May use</b> {@code server.driving}, {@code server.adoption}, {@code server.fleet},
 * {@code server.migrations}, {@code server.security}, {@code server.telemetry}, {@code server.gateway} for plans, Vert.x, Jackson.
 * <b>Threads</b>: Vert.x event loops parse and write and never block; each request is answered on a virtual thread.
 */
@NullMarked
package dev.bellows.server.web;

import org.jspecify.annotations.NullMarked;
