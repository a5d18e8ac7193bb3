package kz.qonys.registry;

import java.time.LocalDate;

/** One of the three ways in which the register of persons can be asked; the modes exclude each other. */
public sealed interface PersonQuery {

    /** By individual identification number, twelve digits. At most one person answers. */
    record ByIin(String iin) implements PersonQuery {

        public ByIin {
            require(present(iin), "the IIN");
        }

        @Override
        public String toString() {
            return "ByIin[***]";
        }
    }

    /**
     * By birth date and at least one name; meant for repatriates. A missing name says that the person has none.
     * Several persons may answer.
     */
    record ByName(String surname, String name, LocalDate birthDate) implements PersonQuery {

        public ByName {
            require(birthDate != null, "the birth date");
            require(present(surname) || present(name), "a surname or a name");
        }

        @Override
        public String toString() {
            return "ByName[***]";
        }
    }

    /** By the number of an identity document. */
    record ByDocument(String number) implements PersonQuery {

        public ByDocument {
            require(present(number), "the document number");
        }

        @Override
        public String toString() {
            return "ByDocument[***]";
        }
    }

    private static boolean present(String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean satisfied, String what) {
        if (!satisfied) {
            throw new IllegalArgumentException("A question to the register of persons lacks " + what);
        }
    }
}
