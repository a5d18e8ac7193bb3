package kz.qonys.registry.outbox;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.gateway.GatewayAccess;
import kz.qonys.registry.gateway.TestGateway;
import kz.qonys.registry.outbox.PortalStatusChannel.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An outbox worker in a process of its own, made to be killed. Takes one line of settings, then on each further line
 * the time in milliseconds, sends all that is due by it, and answers {@link #DONE}.
 */
public final class OutboxWorkerMain {

    static final String READY = "@@ ready";
    static final String DONE = "@@ done";

    private OutboxWorkerMain() {
    }

    /** Settings on one line: database address, then what a client needs of the gateway. */
    static String settings(String database, GatewayAccess access) throws GeneralSecurityException {
        return String.join(" ", database, access.endpoint().toString(), access.senderId(), access.senderPassword(),
                access.key().getAlgorithm(), base64(access.key().getEncoded()),
                base64(access.certificate().getEncoded()), base64(access.pins().get(0).getEncoded()));
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        String[] settings = lines.readLine().split(" ");
        DriverManagerDataSource database = new DriverManagerDataSource(settings[0]);
        OutboxBench.HandClock clock = new OutboxBench.HandClock(Instant.EPOCH);
        JdbcClient jdbc = JdbcClient.create(database);
        MigrationPortal portal = new TestGateway(access(settings), Map.of()).portal();
        OutboxDispatcher dispatcher = new OutboxDispatcher(new OutboxStore(jdbc), new OutboxBench.TestVault(),
                List.of(new PortalStatusChannel(portal, caseId -> Registration.CONFIRMED)), List.of(new Record(jdbc)),
                OutboxBench.PROPERTIES, clock, new DataSourceTransactionManager(database));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            clock.moveTo(Instant.ofEpochMilli(Long.parseLong(line)));
            dispatcher.sendAllDue();
            System.out.println(DONE);
        }
    }

    /** Writes into a table that the test can lock: there the worker stands between answer and commit. */
    private record Record(JdbcClient jdbc) implements OutboxListener {

        @Override
        public void acknowledged(OutboxRow row) {
            jdbc.sql("insert into told (outbox_id) values (?)").param(row.id()).update();
        }

        @Override
        public void needless(OutboxRow row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void givenUp(OutboxRow row) {
            throw new UnsupportedOperationException();
        }
    }

    private static GatewayAccess access(String[] settings) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(settings[4])
                .generatePrivate(new PKCS8EncodedKeySpec(bytes(settings[5])));
        return new GatewayAccess(URI.create(settings[1]), settings[2], settings[3], key, certificate(settings[6]),
                List.of(certificate(settings[7])), new GatewayAccess.PersonAccess("none", "", ""));
    }

    private static X509Certificate certificate(String text) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
