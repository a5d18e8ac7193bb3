/**
 * Terms inside the engine: the bean {@code terms} of expressions, the listeners that keep the term records and stop
 * terms where an activity {@code pauses} them, the engine's dates behind pauses and recalculation, the delegate
 * {@code termNotices} behind warning and breach timers, the executor settings that make a due timer fire within 2 s.
 */
package kz.qonys.terms.process;
