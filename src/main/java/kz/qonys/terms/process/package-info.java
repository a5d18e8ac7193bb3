/**
 * Terms inside the engine: the bean {@code terms} of expressions, the listener that keeps the term records, the delegate
 * {@code termNotices} behind warning and breach timers, the executor settings that make a due timer fire within 2 s.
 */
package kz.qonys.terms.process;
