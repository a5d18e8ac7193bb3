package kz.qonys.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints. A template finds its model's entries by name, the words of the reader's language in {@code words.text(key)}
 * and the language code in {@code language}.
 */
@Service
public class Prints {

    private static final String FONT = "DejaVu Sans";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final Messages messages;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final byte[] regular = bytes("print/fonts/DejaVuSans.ttf");
    private final byte[] bold = bytes("print/fonts/DejaVuSans-Bold.ttf");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    public Prints(Messages messages) {
        this.messages = messages;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/print/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** Words for a template. */
    public record Words(Messages messages, Language language) {

        public String text(String key, Object... arguments) {
            return messages.text(language, key, arguments);
        }
    }

    /**
     * Prints a document.
     *
     * @param template file name below {@code templates/print}, without ending
     * @param title    of the document, for its properties
     * @param at       moment that the file names as its making; part of the bytes
     * @return a PDF (PDF/A-2b by its own claim)
     */
    public byte[] pdf(String template, Language language, String title, Map<String, ?> model, Instant at) {
        Map<String, Object> variables = new LinkedHashMap<>(model);
        variables.put("words", new Words(messages, language));
        variables.put("language", language.code());
        variables.put("title", title);
        String page = printable(templates.process(template, new Context(language.locale(), variables)));
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                PdfBoxRenderer renderer = renderer(page, out)) {
            renderer.layout();
            PDDocument document = renderer.createPDFKeepOpen();
            stamp(document, title, at, page);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A document could not be printed", e);
        }
    }

    /** Prints a paper of a case. */
    public byte[] pdf(Language language, String title, CasePage page, Instant at) {
        return pdf(CasePage.TEMPLATE, language, title, Map.of("page", page), at);
    }

    private PdfBoxRenderer renderer(String page, ByteArrayOutputStream out) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> new ByteArrayInputStream(regular), FONT, NORMAL, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(bold), FONT, BOLD, FontStyle.NORMAL, true);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
        builder.useColorProfile(colours);
        builder.useExternalResourceAccessControl((uri, type) -> false,
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl((uri, type) -> false,
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer("Qonys");
        builder.withHtmlContent(page, null);
        builder.toStream(out);
        return builder.buildPdfRenderer();
    }

    /** Takes the clock and chance out of the file: its dates and its id follow from what is printed. */
    private static void stamp(PDDocument document, String title, Instant at, String page) throws IOException {
        Calendar moment = GregorianCalendar.from(at.atZone(ZoneId.of("UTC")));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreationDate(moment);
        information.setModificationDate(moment);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String described = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)", "$1" + at.truncatedTo(ChronoUnit.SECONDS)
                        + "$2");
        document.getDocumentCatalog().setMetadata(new PDMetadata(document,
                new ByteArrayInputStream(described.getBytes(StandardCharsets.UTF_8))));
        CRC32 sum = new CRC32();
        sum.update(page.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(at.toEpochMilli() ^ sum.getValue() << 20);
    }

    /** Characters that XML cannot carry are in no text that somebody meant. */
    private static String printable(String page) {
        return page.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }

    private static byte[] bytes(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
