package kz.qonys.signature;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.casefile.SealedColumn;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.staff.Sheet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Table signature_signer: by which number a certificate is known to be an officer's own. Sealed; shown to nobody. */
@Component
public class SignerNumbers {

    static final SealedColumn IIN = new SealedColumn("signature_signer", "iin");

    private static final Pattern SHAPE = Pattern.compile("\\d{12}");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SignatureSettings settings;
    private final ObjectProvider<NumberSource> others;
    private final Clock clock;

    SignerNumbers(JdbcClient jdbc, FieldCipher cipher, SignatureSettings settings, ObjectProvider<NumberSource> others,
            Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.settings = settings;
        this.others = others;
        this.clock = clock;
    }

    /** The officer's IIN; empty when none was entered, then nothing the officer signs can be accepted. */
    public Optional<String> iin(String userId) {
        return stored(userId).or(() -> others.stream().map(source -> source.iin(userId)).flatMap(Optional::stream)
                .findFirst());
    }

    /**
     * Enters or corrects the IIN of an officer.
     *
     * @param by user id of whoever enters it
     * @throws FaultException when it has not twelve digits
     */
    @Transactional
    public void enter(String userId, String iin, String by) {
        if (!SHAPE.matcher(Objects.toString(iin, "")).matches()) {
            throw new FaultException(Fault.at("iin", "signature.fault.iin-shape"));
        }
        if (stored(userId).filter(iin::equals).isEmpty()) {
            jdbc.sql("delete from signature_signer where id = ?").param(userId).update();
            jdbc.sql("insert into signature_signer (id, iin, entered_at, entered_by) values (?, ?, ?, ?)")
                    .params(userId, cipher.seal(iin, IIN.context(userId)), clock.instant().atOffset(ZoneOffset.UTC), by)
                    .update();
        }
    }

    /** Takes in the operator's sheet. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void readSheet() {
        if (settings.signers() != null) {
            Sheet.read(settings.signers()).forEach(row -> enter(row.get("user"), row.get("iin"), "system"));
        }
    }

    private Optional<String> stored(String userId) {
        return jdbc.sql("select iin from signature_signer where id = ?").param(userId).query(String.class).optional()
                .map(sealed -> cipher.open(sealed, IIN.context(userId)));
    }
}
