/**
 * The cryptography of signatures: hardened reading of CMS, algorithms of НУЦ, chains, revocation, timestamps.
 * Rule: knows no case, no officer and no Spring, so that the command line verifies with the very same classes; what is
 * not understood is refused; time and outside answers are handed in, never fetched behind the caller's back.
 */
@org.springframework.modulith.NamedInterface("cms")
package kz.qonys.signature.cms;
