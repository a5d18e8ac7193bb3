package kz.qonys.casefile;

import java.time.LocalDate;

/**
 * A consent to the collection and processing of personal data (law 94-V, article 8), as far as it was chosen; operator,
 * purpose, term and list of data are kept beside it in the words of its text version and language.
 *
 * @param form         {@code paper} or {@code digital}
 * @param readAloud    true when the text was read to a person who cannot read it
 * @param thirdParties true when passing on to third parties was agreed to
 * @param crossBorder  true when passing on across the border was agreed to
 */
public record Consent(String personId, LocalDate givenOn, String form, boolean readAloud, boolean thirdParties,
        boolean crossBorder) {
}
