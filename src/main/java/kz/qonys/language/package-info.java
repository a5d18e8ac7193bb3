/**
 * The reader's language (kk, ru, en) and the message store that every package draws its words from.
 * Rule: no text a person reads is written in code; it has a key in {@code messages/<package>_{kk,ru,en}.properties}.
 */
package kz.qonys.language;
