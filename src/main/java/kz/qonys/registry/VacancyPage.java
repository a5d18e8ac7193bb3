package kz.qonys.registry;

import java.util.List;

/**
 * A part of the vacancies of a region.
 *
 * @param fairs job fairs to come, on the first page only
 * @param next  id after which the next page begins; null on the last one
 */
public record VacancyPage(List<Vacancy> vacancies, List<JobFair> fairs, String next) {

    public VacancyPage {
        vacancies = List.copyOf(vacancies);
        fairs = List.copyOf(fairs);
    }
}
