/**
 * Decisions signed with the national EDS: what is signed (a canonical snapshot made here), who must sign it (table
 * {@code signature/steps.csv}), the judging of signatures, the chain of a case, its proof.
 * Rule: what is signed is what the server made and kept; a signature that cannot be fully checked is not accepted;
 * nothing of it ever stands in an engine variable. Sub-packages: {@code cms} the cryptography, {@code revocation}
 * asking НУЦ, {@code proof} export and offline verification, {@code demo} the development authority and keys.
 */
package kz.qonys.signature;
