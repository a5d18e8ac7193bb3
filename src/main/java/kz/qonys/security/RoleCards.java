package kz.qonys.security;

import java.util.List;

/** Who may be tried out; the login page shows a card each. A bean of this type exists in the demo profile only. */
public interface RoleCards {

    /**
     * A person of the demonstration.
     *
     * @param userId     user id that a click fills in
     * @param roleName   role in the reader's language
     * @param officeName office in the reader's language
     * @param region     region in the reader's language; cards are grouped by it in the order given
     */
    record Card(String userId, String roleName, String officeName, String region) {
    }

    /** The cards in the order they are shown, in the reader's language. */
    List<Card> cards();

    /** The one password of all demonstration users, filled in by a click on a card. */
    String password();
}
