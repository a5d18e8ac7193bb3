package kz.qonys.registry;

/**
 * The answer to a request over the asynchronous channel has come.
 *
 * @param messageId our id of the request
 */
public record AnswerArrived(String messageId) {
}
