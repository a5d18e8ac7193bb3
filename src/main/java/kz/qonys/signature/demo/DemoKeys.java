package kz.qonys.signature.demo;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kz.qonys.signature.NumberSource;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.staff.Institution;
import kz.qonys.staff.Office;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Roles;
import kz.qonys.staff.StaffDirectory;

/** Keys of the demo staff, made when first asked for and again when their year is over by the demonstration's clock. */
public final class DemoKeys implements FakeNcaLayer.KeyRing {

    private final Map<KeyKind, DevelopmentCa> authorities;
    private final StaffDirectory staff;
    private final Roles roles;
    private final NumberSource numbers;
    private final Clock clock;
    private final Map<String, SignerKey> made = new ConcurrentHashMap<>();

    DemoKeys(Map<KeyKind, DevelopmentCa> authorities, StaffDirectory staff, Roles roles, NumberSource numbers,
            Clock clock) {
        this.authorities = authorities;
        this.staff = staff;
        this.roles = roles;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The authority that issues keys of a kind. */
    public DevelopmentCa authority(KeyKind kind) {
        return authorities.get(kind);
    }

    /** A key with which the officer may sign a step that takes these kinds of certificates. */
    public SignerKey key(String userId, String officeId, Set<CertificateKind> kinds) {
        CertificateKind lowest = kinds.contains(CertificateKind.EMPLOYEE) ? CertificateKind.EMPLOYEE
                : kinds.contains(CertificateKind.RIGHT_TO_SIGN) ? CertificateKind.RIGHT_TO_SIGN
                : kinds.iterator().next();
        return key(userId, officeId, KeyKind.RSA, KeyProfile.of(lowest));
    }

    /** The officer's key of a profile for an office. */
    public SignerKey key(String userId, String officeId, KeyKind kind, KeyProfile profile) {
        return made.compute(userId + " " + officeId + " " + kind + " " + profile,
                (name, old) -> old != null && (valid(old) || profile == KeyProfile.EXPIRED) ? old
                        : authorities.get(kind).issue(holder(userId, officeId), profile));
    }

    /**
     * The key of whoever of the staff has this IIN, for the office with this BIN: its own people, and those who stand
     * in.
     */
    @Override
    public Optional<SignerKey> key(String iin, String bin, List<String> purposes, KeyProfile instead) {
        KeyProfile profile = instead == null ? FakeNcaLayer.profile(purposes) : instead;
        return offices().filter(office -> office.bin().equals(bin)).findFirst().flatMap(office -> holder(iin)
                .map(user -> key(user, office.id(), KeyKind.RSA, profile)));
    }

    @Override
    public SignerKey stranger() {
        return made.computeIfAbsent("stranger", name -> authorities.get(KeyKind.RSA).issue(
                new Holder("910101200011", "Бөтенов", "Бекзат", "", "240640999999", "Бөтен ұйым"), KeyProfile.HEAD));
    }

    private Stream<Office> offices() {
        return Arrays.stream(Institution.values()).flatMap(institution -> staff.offices(institution).stream());
    }

    private Optional<String> holder(String iin) {
        return offices().flatMap(office -> roles.all().stream()
                .flatMap(role -> staff.holders(role.code(), office.id()).stream())).map(Officer::id)
                .filter(user -> numbers.iin(user).filter(iin::equals).isPresent()).findFirst();
    }

    private boolean valid(SignerKey key) {
        return !clock.instant().isBefore(key.certificate().getNotBefore().toInstant())
                && clock.instant().isBefore(key.certificate().getNotAfter().toInstant());
    }

    private Holder holder(String userId, String officeId) {
        Officer officer = staff.officer(userId)
                .orElseThrow(() -> new IllegalArgumentException("No officer " + userId));
        Office office = staff.office(officeId)
                .orElseThrow(() -> new IllegalArgumentException("No office " + officeId));
        return new Holder(numbers.iin(userId).orElseThrow(), officer.surname(), officer.name(), officer.patronymic(),
                office.bin(), office.nameKk());
    }
}
