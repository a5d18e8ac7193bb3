package kz.qonys.casefile;

import java.util.List;

/** The sealed columns of the case file. */
final class SealedColumns {

    static final SealedColumn PERSON = new SealedColumn("case_person", "data");
    static final SealedColumn SECTION = new SealedColumn("case_section", "data");
    static final SealedColumn CONSENT_SUBJECT = new SealedColumn("case_consent", "subject");
    static final SealedColumn REMARK = new SealedColumn("case_remark", "remark");
    static final SealedColumn FILE_NAME = new SealedColumn("case_document", "file_name");
    static final SealedColumn FILE_KEY = new SealedColumn("case_document", "file_key");
    static final SealedColumn SNAPSHOT = new SealedColumn("case_snapshot", "data");

    static final List<SealedColumn> ALL =
            List.of(PERSON, SECTION, CONSENT_SUBJECT, REMARK, FILE_NAME, FILE_KEY, SNAPSHOT);

    private SealedColumns() {
    }
}
