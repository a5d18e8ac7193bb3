package kz.qonys.signature.proof;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code java -jar qonys.jar verify-proof FILE [ROOT.pem ...]}: verifies a proof without starting anything. */
public final class VerifyProofCommand {

    /** First argument that calls it. */
    public static final String NAME = "verify-proof";

    /** Exit code when all signatures stand. */
    public static final int SOUND = 0;

    /** Exit code when something does not. */
    public static final int CHANGED = 1;

    /** Exit code when the call itself is wrong. */
    public static final int USAGE = 2;

    private VerifyProofCommand() {
    }

    /** Runs with the arguments behind its name, writing to the standard output; returns the exit code. */
    public static int run(String... arguments) {
        return run(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), arguments);
    }

    /** Runs with the arguments behind its name; returns the exit code. */
    public static int run(PrintStream out, String... arguments) {
        if (arguments.length == 0 || !Files.isReadable(Path.of(arguments[0]))) {
            out.println("Usage: java -jar qonys.jar " + NAME + " PROOF.zip [ROOT.pem ...]");
            return USAGE;
        }
        List<byte[]> roots = new ArrayList<>();
        try {
            for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
                roots.add(Files.readAllBytes(Path.of(file)));
            }
            return report(out, ProofCheck.of(Path.of(arguments[0]), roots), roots.isEmpty());
        } catch (IOException | IllegalArgumentException e) {
            out.println("A root certificate cannot be read");
            return USAGE;
        }
    }

    private static int report(PrintStream out, ProofCheck.Report report, boolean ownRoots) {
        report.sound().forEach(line -> out.println("OK      " + line));
        report.changed().forEach(line -> out.println("CHANGED " + line));
        if (ownRoots) {
            out.println("NOTE    checked against the roots in the file itself; name trusted roots to be sure of "
                    + "the signers");
        }
        out.println(report.stands() ? "All signatures stand." : "NOT proved.");
        return report.stands() ? SOUND : CHANGED;
    }
}
