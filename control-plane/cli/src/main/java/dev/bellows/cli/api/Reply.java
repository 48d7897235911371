package dev.bellows.cli.api;

import java.net.http.HttpResponse;

/**
 * A whole answer.
 *
 * @param status HTTP status
 * @param api value of the header that names the API version, empty when it is missing
 * @param body what was sent
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and dropped; never compared.
record Reply(int status, String api, byte[] body) {
    static Reply of(HttpResponse<byte[]> answer, String apiHeader) {
        return new Reply(
                answer.statusCode(), answer.headers().firstValue(apiHeader).orElse(""), answer.body());
    }
}
