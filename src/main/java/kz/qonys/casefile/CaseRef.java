package kz.qonys.casefile;

/** Another case, named without any person: number, office that holds it, stage. */
public record CaseRef(String caseId, String caseNumber, String office, Stage stage) {
}
