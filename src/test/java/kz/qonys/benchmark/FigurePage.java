package kz.qonys.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Pages of figures: always under target, and in the repository when a run is asked to renew them (see README). */
public enum FigurePage {
    CASE("# What a case costs", """
            Counts of `EngineCostIT` on a real PostgreSQL, per finished case: the review chain on this system and on
            a stock Camunda 7.24.0 in the same run, which walks the same diagrams with the family in process
            variables. Every seventh case is returned once. Stock has no authorizations, no access log, no timeline
            and tells the portal nothing."""),
    MEASURES("# What each measure of the lean engine brings", """
            Counts of `EngineMeasuresIT`: the review chain on a stock Camunda 7.24.0 (authorizations off) with each
            measure of design decision D15 alone, then with all of them (authorizations on) and with all but one.
            Own tables are not part of it."""),
    SIGNATURES("# What the verification of a signature costs", """
            Figures of `SignatureCostIT`: processor time of one thread, in turn with a plain RSA check of the same 8
            kB in the same run. Verified are the CMS, the chain of three certificates, what the step demands of the
            certificate's use, and revocation: known already, looked up in lists that are parsed each time, or by an
            OCSP answer whose responder and signature are checked each time. The network is not part of it."""),
    FAMILY("# What one family costs until it is settled", """
            Counts of `FamilyCostIT` on a real PostgreSQL: a family of five goes through review, is offered work and
            accepts it, moves to a village in winter, has its plan approved and every service of it delivered with a
            photo, its roadmap agreed and the move made. Officers' forms are opened as in Tasklist, portal, labour
            market and registries of services are told. Rows are those written, growth is that of tables with their
            indexes after a vacuum; open work is what stands in the engine when the phase ends.""");

    private static final boolean RENEWED = Boolean.getBoolean("qonys.benchmark");

    private final String title;
    private final String text;

    FigurePage(String title, String text) {
        this.title = title;
        this.text = text;
    }

    public void write(String tables) throws IOException {
        String page = title + "\n\n" + text + "\n\n" + tables.strip() + "\n";
        put(Path.of("target", "benchmark"), page);
        if (RENEWED) {
            put(Path.of("src", "test", "resources", "benchmark"), page);
        }
    }

    private void put(Path folder, String page) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name().toLowerCase(Locale.ROOT) + ".md"), page);
    }
}
