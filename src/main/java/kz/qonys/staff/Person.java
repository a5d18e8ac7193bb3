package kz.qonys.staff;

/**
 * Somebody who works with the system.
 *
 * @param userId     Camunda user id: lower-case letters, digits, hyphen
 * @param surname    surname
 * @param name       given name
 * @param patronymic patronymic, empty when there is none
 */
public record Person(String userId, String surname, String name, String patronymic) {
}
