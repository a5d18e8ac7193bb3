/**
 * Where the bytes of a document lie and which bytes are let in: the file store port, its folder adapter, the type
 * check.
 * Rule: knows no case, no person and no table; what it stores is ciphertext already.
 */
@org.springframework.modulith.NamedInterface("document")
package kz.qonys.casefile.document;
