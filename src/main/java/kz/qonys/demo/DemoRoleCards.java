package kz.qonys.demo;

import java.util.List;
import kz.qonys.language.Language;
import kz.qonys.security.RoleCards;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The role cards of the login page. */
@Component
@Profile("demo")
class DemoRoleCards implements RoleCards {

    private final DemoStaff staff;

    DemoRoleCards(DemoStaff staff) {
        this.staff = staff;
    }

    @Override
    public List<Card> cards() {
        Language language = Language.current();
        return staff.cards().stream().map(card -> new Card(card.userId(), card.roleName(language),
                card.officeName(language), card.regionName(language))).toList();
    }

    @Override
    public String password() {
        return DemoStaff.PASSWORD;
    }
}
