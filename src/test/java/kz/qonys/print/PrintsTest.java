package kz.qonys.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrintsTest {

    private static final Instant AT = Instant.parse("2026-11-16T05:00:00Z");

    private final Prints prints = new Prints(new Messages());

    /** A line of the test's template. */
    public record Line(String label, String shown) {
    }

    @Test
    void shouldPrintTheKazakhLettersAndNumberPages() throws IOException {
        try (PDDocument document = Loader.loadPDF(print("Әбенова Айгүл Серікқызы, ұлғаюы Іңкәр Һәм <script>&"))) {
            String text = new PDFTextStripper().getText(document);

            assertThat(text).contains("Әбенова Айгүл Серікқызы, ұлғаюы Іңкәр Һәм <script>&", "1 / 1");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Шешім");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void shouldGiveTheSameBytes_whenThePrintIsTheSame() {
        assertThat(print("Әбенова")).isEqualTo(print("Әбенова"));
        assertThat(print("Әбенова")).isNotEqualTo(print("Абенова"));
    }

    @Test
    void shouldLeaveOutCharactersThatNoPageCanCarry() throws IOException {
        try (PDDocument document = Loader.loadPDF(print("Кен\u0000тау\u0008 қаласы"))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Кентау қаласы");
        }
    }

    private byte[] print(String text) {
        return prints.pdf("test-print", Language.KK, "Шешім", Map.of("lines", List.of(new Line("Тегі", text))), AT);
    }
}
