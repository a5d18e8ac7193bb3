package kz.qonys.registry;

/** What became of a question to an outside system. Never an exception: an outage is a state of the case. */
public sealed interface RegistryAnswer<T> {

    /** The system answered with data. */
    record Ok<T>(T data) implements RegistryAnswer<T> {
    }

    /** The system answered that it holds nothing. */
    record NotFound<T>() implements RegistryAnswer<T> {
    }

    /** The person's consent is needed first, or has expired. */
    record ConsentRequired<T>() implements RegistryAnswer<T> {
    }

    /** The system understood and said no. The code is the system's own. */
    record Refused<T>(String code) implements RegistryAnswer<T> {
    }

    /** No usable answer now; asking later makes sense. The reason is a stable code, never an envelope. */
    record Unavailable<T>(String reason) implements RegistryAnswer<T> {
    }

    /** Certificate, credentials or service id are wrong: an operator must act, asking again is useless. */
    record Misconfigured<T>(String reason) implements RegistryAnswer<T> {
    }

    /** The far side has taken the question and will answer later, by a message of its own or to a later look. */
    record Awaited<T>() implements RegistryAnswer<T> {
    }
}
