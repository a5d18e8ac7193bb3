package kz.qonys.registry.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.qonys.registry.gateway.ProvisionalContract;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Migration portal. Remembers by idempotency key what it answered; with a file it remembers over a kill of the process,
 * since the real portal would, too. The file holds keys, case numbers and results, nothing personal.
 */
final class SimulatedPortal implements Provider {

    private static final ProvisionalContract CONTRACT = ProvisionalContract.MIGRATION_PORTAL;
    private static final String FIELD = "\t";
    private static final int FIELDS = 4;

    /** What was answered to a key; the number is null when the portal accepted nothing. */
    private record Done(String operation, String caseNumber, String result) {

        String portalNumber() {
            return "ACCEPTED".equals(result) ? "MP" + caseNumber.substring(2) : null;
        }
    }

    private final Path memory;
    private final Map<String, Done> byKey = new HashMap<>();
    private final Set<String> applications = new HashSet<>();

    /** @param memory file to remember in, or null */
    SimulatedPortal(Path memory) {
        this.memory = memory;
        if (memory != null && Files.exists(memory)) {
            recall();
        }
    }

    @Override
    public synchronized Handled handle(Element data, Result result) throws FormatException {
        Element request = CONTRACT.root(data, "registerRequest").or(() -> CONTRACT.root(data, "statusRequest"))
                .or(() -> CONTRACT.root(data, "relocationRequest")).orElseThrow(FormatException::new);
        try {
            CONTRACT.validate(request);
        } catch (SAXException e) {
            throw new FormatException();
        }
        String operation = request.getLocalName();
        String key = Xml.textAt(request, "idempotencyKey").orElseThrow();
        String caseNumber = Xml.textAt(request, "caseNumber")
                .or(() -> Xml.textAt(request, "application", "caseNumber")).orElseThrow();
        if (!byKey.containsKey(key) && memory != null && Files.exists(memory)) {
            // Two nodes with a simulator each share the file; the real portal is one
            recall();
        }
        boolean known = byKey.containsKey(key);
        boolean unwilling = result == Result.NOT_FOUND || result == Result.REFUSED;
        Done done = unwilling ? new Done(operation, caseNumber, result.name())
                : known ? byKey.get(key) : done(operation, key, caseNumber);
        String iin = Xml.textAt(request, "application", "person", "iin").orElse(null);
        return new Handled(operation, key, iin, !known && "ACCEPTED".equals(done.result()),
                CONTRACT.payload("portalResponse", response -> {
                    CONTRACT.add(response, "idempotencyKey", key);
                    CONTRACT.add(response, "result", done.result());
                    CONTRACT.add(response, "portalNumber", done.portalNumber());
                }));
    }

    private Done done(String operation, String key, String caseNumber) {
        boolean accepted = "registerRequest".equals(operation) || applications.contains(caseNumber);
        Done done = new Done(operation, caseNumber, accepted ? "ACCEPTED" : "NOT_FOUND");
        // A status for an unknown application is not remembered: it may be registered later
        if (accepted) {
            remember(key, done);
            write(key, done);
        }
        return done;
    }

    private void remember(String key, Done done) {
        byKey.put(key, done);
        applications.add(done.caseNumber());
    }

    private void write(String key, Done done) {
        if (memory == null) {
            return;
        }
        String line = String.join(FIELD, key, done.operation(), done.caseNumber(), done.result()) + "\n";
        try {
            Files.createDirectories(memory.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(memory, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
                    StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall() {
        try {
            for (String line : Files.readAllLines(memory)) {
                String[] fields = line.split(FIELD);
                // A kill may have torn the last line
                if (fields.length == FIELDS) {
                    remember(fields[0], new Done(fields[1], fields[2], fields[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
