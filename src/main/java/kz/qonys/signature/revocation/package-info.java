/**
 * Asks certification authorities whether a certificate was revoked: OCSP, and lists cached on disk.
 * Rule: fail closed. Only hosts that the configuration names are ever asked; answers are believed after their
 * signature was checked; a list counts until its own next update, not a second longer.
 */
package kz.qonys.signature.revocation;
