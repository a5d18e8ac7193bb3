package kz.qonys.registry;

/** A registry that was gone answers again: its circuit breaker has closed. */
public record RegistryBack(Registry registry) {
}
