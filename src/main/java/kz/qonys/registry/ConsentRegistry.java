package kz.qonys.registry;

import java.time.Duration;

/** Service of consents to the reading of personal data (КДП). */
public interface ConsentRegistry {

    /**
     * A question to a person.
     *
     * @param iin      of the person who shall consent
     * @param service  service id that shall be read
     * @param validity how long the consent is asked for
     * @param silent   true to look for the answer only, without another message to the person's telephone
     */
    record Request(String iin, String service, Duration validity, boolean silent) {

        @Override
        public String toString() {
            return "Request[" + service + "]";
        }
    }

    /**
     * Asks the person, or looks whether the person has answered.
     *
     * @return Ok with the token once granted, Awaited while the person has not answered, Refused when the person says
     *     no
     */
    RegistryAnswer<AccessGrant> request(Request request, String messageId);
}
