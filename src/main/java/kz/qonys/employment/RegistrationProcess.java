package kz.qonys.employment;

/** The running registration as unemployed of a case, as its steps need it. */
public interface RegistrationProcess {

    /** Ends it wherever it stands: the person is no longer of the family. Does nothing when none runs. */
    void stop(String caseId);
}
