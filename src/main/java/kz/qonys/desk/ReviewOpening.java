package kz.qonys.desk;

import java.util.Map;
import kz.qonys.review.CaseOpenings;
import org.springframework.stereotype.Component;

/** The start form of a family's application. */
@Component
class ReviewOpening implements CaseOpening {

    private final CaseOpenings openings;

    ReviewOpening(CaseOpenings openings) {
        this.openings = openings;
    }

    @Override
    public Opened open(Map<String, Object> values, String submissionKey, String officeId, String userId) {
        CaseOpenings.Opening opening = openings.open(userId, submissionKey, (String) values.get("category"),
                Boolean.TRUE.equals(values.get("abroad")));
        return new Opened(opening.caseId(), opening.caseNumber(), opening.category(), opening.departureOffice(), null,
                opening.abroad());
    }
}
