package kz.qonys.review;

import kz.qonys.casefile.FieldCipher;
import kz.qonys.registry.AnswerVault;
import org.springframework.stereotype.Component;

/** Registry answers lie under the keys of the case file. */
@Component
class SealedAnswers implements AnswerVault {

    private static final String CONTEXT = "registry_answer.payload";

    private final FieldCipher cipher;

    SealedAnswers(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public String seal(String text) {
        return cipher.seal(text, CONTEXT);
    }

    @Override
    public String open(String sealed) {
        return cipher.open(sealed, CONTEXT);
    }
}
