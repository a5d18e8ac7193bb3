package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldRulesTest {

    private final FieldRules rules = new FieldRules(new TestClock(), new TestStaff());

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            applicantPhone;8 (701) 000-00-01;+77010000001
            applicantPhone;77010000001;+77010000001
            applicantPhone;+998 90 123 45 67;+998901234567
            applicantSurname;О’Коннор-Әбді;О’Коннор-Әбді
            applicantSurname;'  Нұрғали  ';Нұрғали
            applicantCitizenship;MNG;MNG
            applicantCitizenship;XXA;XXA
            applicantBirthDate;2026-06-15;2026-06-15
            applicantDocumentNumber;AB № 12/34-5;AB № 12/34-5
            applicantEmail;a.b+c@mail.example.kz;a.b+c@mail.example.kz
            settlementOffice;sko-cc;sko-cc
            """)
    void shouldStoreInOneShape(String key, String raw, String stored) {
        List<Fault> faults = new ArrayList<>();
        assertThat(rules.checked(FieldCatalogue.field(key).orElseThrow(), raw, key, faults)).isEqualTo(stored);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            applicantPhone;+0123456789
            applicantPhone;call me
            applicantSurname;R2D2
            applicantSurname;-
            applicantCitizenship;kaz
            applicantCitizenship;ZZZ
            applicantBirthDate;2026-02-29
            applicantBirthDate;1899-12-31
            applicantBirthDate;15.06.1985
            applicantEmail;@example.kz
            applicantEmail;a b@example.kz
            hearingDate;2099-01-01
            consentDate;2026-06-16
            settlementOffice;nowhere
            """)
    void shouldRefuseWithOneFaultAtTheField(String key, String raw) {
        List<Fault> faults = new ArrayList<>();
        assertThat(rules.checked(FieldCatalogue.field(key).orElseThrow(), raw, key, faults)).isNull();
        assertThat(faults).extracting(Fault::field).containsExactly(key);
    }

    /** Whatever a form sends, the answer is a content or faults at fields, never another exception. */
    @Property
    void shouldAlwaysAnswerInFaults(@ForAll("submissions") Map<String, Object> values) {
        CaseContent nothing = new CaseContent(Map.of(), List.of());
        Submission submission = new Submission(rules, nothing, 30, false);
        try {
            submission.take(values, Set.of());
            assertThat(submission.after().fields().keySet()).allMatch(key -> FieldCatalogue.field(key).isPresent());
            assertThat(submission.after().fields().keySet())
                    .noneMatch(key -> FieldCatalogue.field(key).orElseThrow().readOnly());
        } catch (FaultException refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> submissions() {
        Arbitrary<String> keys = Arbitraries.of(FieldCatalogue.fields().stream().map(Field::key).toList());
        Arbitrary<Object> scalar = Arbitraries.oneOf(Arbitraries.strings().asGeneric(),
                Arbitraries.strings().numeric().ofLength(12).asGeneric(), Arbitraries.of(true, false).asGeneric(),
                Arbitraries.integers().asGeneric(), Arbitraries.doubles().asGeneric(),
                Arbitraries.just(null).asGeneric(), Arbitraries.of(Locale.getISOLanguages()).asGeneric());
        Arbitrary<String> columns = Arbitraries.of("personId", "surname", "name", "iin", "relation", "birthDate",
                "field", "text", "other");
        Arbitrary<Object> rows = Arbitraries.maps(columns, scalar).ofMaxSize(5).list().ofMaxSize(4).asGeneric();
        Arbitrary<Object> deep = scalar.list().ofMaxSize(2).list().ofMaxSize(2).asGeneric();
        return Arbitraries.maps(keys, Arbitraries.oneOf(scalar, rows, deep)).ofMaxSize(8);
    }
}
