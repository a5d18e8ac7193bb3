package kz.qonys.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * Family and close relatives of one person, as the Digital Family Card knows them.
 *
 * @param holderIin whose card it is
 * @param relatives the household, and parents, children, spouse and siblings outside it; without the holder
 */
public record FamilyCard(String holderIin, List<Relative> relatives) {

    public FamilyCard {
        relatives = List.copyOf(relatives);
    }

    /**
     * One relative.
     *
     * @param iin       null when the card has none
     * @param relation  what the relative is to the holder
     * @param household true when the card counts the person to the holder's household
     * @param alive     false when the card says that the person has died
     */
    public record Relative(String iin, String surname, String name, String patronymic, LocalDate birthDate,
            Gender gender, Relation relation, boolean household, boolean alive) {

        @Override
        public String toString() {
            return "Relative[" + relation + "]";
        }
    }

    @Override
    public String toString() {
        return "FamilyCard[" + relatives + "]";
    }
}
