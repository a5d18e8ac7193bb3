package kz.qonys.registry.gateway;

/** Signs what leaves. RSA by the JDK now; the production stand will want GOST 34.10-2015 from a certified tool. */
public interface TransportSigner {

    /**
     * Adds the WS-Security header with a signature over the Body.
     *
     * @param envelope unsigned SOAP 1.1 envelope
     * @return the bytes to send, untouched from here on
     */
    byte[] sign(byte[] envelope);
}
