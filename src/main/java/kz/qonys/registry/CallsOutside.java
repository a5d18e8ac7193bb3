package kz.qonys.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a delegate that asks or writes to a system outside. The model gate demands {@code asyncBefore} and an explicit
 * retry cycle on every step that uses it (design.md D9): the job executor runs such a step at least once.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallsOutside {
}
