package kz.qonys.intake;

import java.util.List;

/** The decision table {@code processes/decisions/required-documents.dmn}. */
public interface RequirementTable {

    /** Every row that hits. */
    List<Requirement> requirements(Situation situation);
}
