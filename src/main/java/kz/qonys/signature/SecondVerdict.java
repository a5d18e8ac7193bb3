package kz.qonys.signature;

import kz.qonys.signature.cms.RefusedException;

/** Another judge of the same signature, whose verdict must agree with ours. */
interface SecondVerdict {

    /**
     * Compares verdicts.
     *
     * @param ours what we found; null when all was in order
     * @return {@code agreed}, or {@code not-asked} when there is no other judge
     * @throws RefusedException when it differs, or does not answer about a signature that we would accept
     */
    String compare(byte[] cms, byte[] content, RefusedException ours) throws RefusedException;
}
