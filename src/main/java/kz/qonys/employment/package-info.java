/**
 * Work for a family that was accepted (order, steps 9 to 11): contact attempts, vacancies with an explained score,
 * active measures, offers, details of the move, and registration as unemployed as a parallel entitlement (item 18,
 * reading A6). Rule: nobody is refused or struck off here; an unreachable family is waited for, and each decision is a
 * person's. Vacancies are a copy of the exchange's, read by {@link kz.qonys.employment.VacancyReader}; no case waits
 * for the exchange. Settings: {@code qonys.employment.*}. Reference data: {@code employment/*.csv}.
 */
package kz.qonys.employment;
