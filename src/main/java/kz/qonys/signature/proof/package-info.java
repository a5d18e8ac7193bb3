/**
 * The proof of a case: one ZIP that anybody can verify without this system, by the same jar or by openssl.
 * Rule: everything that is said of a signature is found anew from the bytes in the file; the file's own claims only
 * tell where a change lies.
 */
@org.springframework.modulith.NamedInterface("proof")
package kz.qonys.signature.proof;
