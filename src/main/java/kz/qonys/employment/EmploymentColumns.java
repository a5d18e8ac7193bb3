package kz.qonys.employment;

import kz.qonys.casefile.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed columns of what people wrote and entered; as beans they take part in the rotation of keys. */
@Configuration(proxyBeanMethods = false)
class EmploymentColumns {

    static final SealedColumn ATTEMPT_NOTE = new SealedColumn("employment_attempt", "note");
    static final SealedColumn OFFER_NOTE = new SealedColumn("employment_offer", "note");
    static final SealedColumn MOVE = new SealedColumn("employment_move", "data");
    static final SealedColumn REGISTRATION = new SealedColumn("employment_registration", "words");

    @Bean
    SealedColumn attemptNote() {
        return ATTEMPT_NOTE;
    }

    @Bean
    SealedColumn offerNote() {
        return OFFER_NOTE;
    }

    @Bean
    SealedColumn moveData() {
        return MOVE;
    }

    @Bean
    SealedColumn registrationWords() {
        return REGISTRATION;
    }
}
