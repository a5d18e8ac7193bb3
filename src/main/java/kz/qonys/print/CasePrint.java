package kz.qonys.print;

import java.util.List;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Language;
import kz.qonys.staff.Officer;

/** Papers of a case that can be printed in Kazakh and Russian; declare a bean. Each asks itself who may see what. */
public interface CasePrint {

    /**
     * A paper that the reader may print now.
     *
     * @param key   its name among the papers of this kind: digits, lower-case letters, hyphens
     * @param label in the reader's language
     */
    record Paper(String key, String label) {
    }

    /** A printed paper. The file name holds no personal data. */
    record Printed(String fileName, byte[] pdf) {
    }

    /** Kind of paper, part of its address: lower-case words with hyphens. */
    String code();

    /** Papers that the reader may print; empty when there are none. */
    List<Paper> papers(String caseId, Officer reader);

    /**
     * Prints one of {@link #papers}.
     *
     * @throws CaseNotVisibleException when it is none of them
     */
    Printed print(String caseId, String key, Language language, Officer reader);

    /** True when the reader may keep the paper as a document of the case, in both languages. */
    default boolean keepable(String caseId, String key, Officer reader) {
        return false;
    }

    /**
     * Keeps it, in the caller's transaction.
     *
     * @throws CaseNotVisibleException when the reader may not
     */
    default void keep(String caseId, String key, Officer reader) {
        throw new CaseNotVisibleException();
    }
}
