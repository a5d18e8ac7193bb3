/** Signing over REST: the task's standing, the snapshot to sign, the signature, the check of a case and its proof. */
package kz.qonys.signature.web;
