package kz.qonys.desk.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.desk.process.ScalaFeel;
import kz.qonys.language.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormRulesTest {

    private static final Feel FEEL = new ScalaFeel();

    private final Map<String, Object> onFile = new HashMap<>();
    private final Map<String, Object> variables = new HashMap<>();

    static Stream<Arguments> faults() {
        return Stream.of(
                rule("textfield", "'validate':{'required':true}", "   ", "required"),
                rule("textfield", "'validate':{'required':true}", null, "required"),
                rule("textfield", "'validate':{'minLength':3}", "ab", "minLength"),
                rule("textfield", "'validate':{'maxLength':3}", "abcd", "maxLength"),
                rule("textfield", "'validate':{'maxLength':'=1+1'}", "abc", "maxLength"),
                rule("textfield", "'x':1", "a".repeat(1001), "maxLength"),
                rule("textarea", "'x':1", "a".repeat(10_001), "maxLength"),
                rule("textfield", "'validate':{'pattern':'^[0-9]+$'}", "12a", "pattern"),
                rule("textfield", "'validate':{'validationType':'email'}", "nobody", "email"),
                rule("textfield", "'validate':{'validationType':'phone'}", "8701", "phone"),
                rule("textfield", "'x':1", 5, "type"),
                rule("textfield", "'x':1", List.of("a"), "type"),
                rule("number", "'validate':{'min':1}", 0, "min"),
                rule("number", "'validate':{'max':10}", 11, "max"),
                rule("number", "'validate':{'max':'=limit'}", 8, "max"),
                rule("number", "'decimalDigits':0", 1.5, "whole"),
                rule("number", "'decimalDigits':2", 1.555, "decimals"),
                rule("number", "'increment':'5'", 7, "step"),
                rule("number", "'x':1", "seven", "number"),
                rule("number", "'x':1", "1e999999999", "number"),
                rule("checkbox", "'validate':{'required':true}", false, "required"),
                rule("checkbox", "'x':1", "yes", "type"),
                rule("select", "'values':[{'label':'A','value':'a'}]", "b", "option"),
                rule("select", "'values':[{'label':'A','value':'a'}]", List.of("a"), "option"),
                rule("radio", "'values':[{'label':'A','value':'a'}]", "b", "option"),
                rule("select", "'valuesKey':'settlementOffices'", "elsewhere", "option"),
                rule("select", "'valuesKey':'nowhere'", "a", "option"),
                rule("taglist", "'valuesExpression':'=[\\\"a\\\",\\\"b\\\"]'", List.of("c"), "option"),
                rule("checklist", "'values':[{'label':'A','value':'a'}]", List.of("a", "a"), "option"),
                rule("checklist", "'values':[{'label':'A','value':'a'}]", "a", "type"),
                rule("checklist", "'validate':{'required':true}", List.of(), "required"),
                rule("datetime", "'subtype':'date'", "2026-02-30", "date"),
                rule("datetime", "'subtype':'date'", "12.02.2026", "date"),
                rule("datetime", "'subtype':'time'", "25:00", "date"),
                rule("datetime", "'subtype':'datetime'", "2026-02-01", "date"),
                rule("datetime", "'subtype':'date','disallowPassedDates':true", "2026-03-18", "passedDate"),
                rule("datetime", "'x':1", 20260318, "type"));
    }

    private static Arguments rule(String type, String attributes, Object value, String fault) {
        return Arguments.of(type, attributes.replace('\'', '"'), value, "desk.fault." + fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldRefuse_whenAFieldBreaksItsRule(String type, String attributes, Object value, String fault) {
        variables.put("limit", 7);
        FormRules.Outcome outcome = judge(field(type, attributes), value("field", value));

        assertThat(outcome.faults()).extracting(Fault::field, Fault::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("field", fault));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                right("textfield", "'validate':{'required':true,'minLength':2,'pattern':'^Ә'}", " Әсел ", "Әсел"),
                right("textfield", "'validate':{'validationType':'phone'}", "+77010000001", "+77010000001"),
                right("textfield", "'validate':{'validationType':'email'}", "a@b.kz", "a@b.kz"),
                right("textfield", "'x':1", "", null),
                right("number", "'decimalDigits':0", 3.0, 3),
                right("number", "'decimalDigits':1,'increment':'0.5'", 2.5, 2.5),
                right("number", "'x':1", 4, 4),
                right("number", "'x':1", null, null),
                right("checkbox", "'x':1", null, false),
                right("checkbox", "'x':1", true, true),
                right("select", "'valuesKey':'settlementOffices'", "sko-cc", "sko-cc"),
                right("select", "'values':[{'label':'A','value':'a'}]", null, null),
                right("taglist", "'valuesExpression':'=[\\\"a\\\",\\\"b\\\"]'", List.of("b"), List.of("b")),
                right("checklist", "'values':[{'label':'A','value':'a'}]", null, List.of()),
                right("datetime", "'subtype':'date','disallowPassedDates':true", "2026-03-19", "2026-03-19"),
                right("datetime", "'subtype':'time'", "09:30", "09:30"),
                right("datetime", "'subtype':'datetime'", "2026-03-19T09:30", "2026-03-19T09:30"));
    }

    private static Arguments right(String type, String attributes, Object value, Object taken) {
        return Arguments.of(type, attributes.replace('\'', '"'), value, taken);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldTakeTheValue_whenAFieldKeepsItsRule(String type, String attributes, Object value, Object taken) {
        FormRules.Outcome outcome = judge(field(type, attributes), value("field", value));

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.caseValues()).containsEntry("field", taken);
    }

    @Test
    void shouldLeaveTextOnFile_whenTasklistSendsNullForAnUntouchedField() {
        assertThat(judge(field("textfield", "\"x\":1"), value("field", null)).caseValues()).isEmpty();
        assertThat(judge(list("\"x\":1"), value("family", null)).caseValues()).isEmpty();
    }

    @Test
    void shouldDecideByWhatIsOnFile_whenAConditionNamesAClosedField() {
        onFile.put("kind", "migrant");
        String form = """
                {"id":"f","components":[
                  {"type":"textfield","key":"kind","disabled":true},
                  {"type":"textfield","key":"field","validate":{"required":true},
                    "conditional":{"hide":"=kind = \\"kandas\\""}}]}""";

        FormRules.Outcome forged = judge(form, Map.of("kind", "kandas"));

        assertThat(forged.faults()).extracting(Fault::key).containsExactly("desk.fault.required");
    }

    @Test
    void shouldHideTheSecond_whenItsConditionNamesAHiddenField() {
        String form = """
                {"id":"f","components":[
                  {"type":"checkbox","key":"first"},
                  {"type":"checkbox","key":"second","conditional":{"hide":"=first != true"}},
                  {"type":"textfield","key":"field","validate":{"required":true},
                    "conditional":{"hide":"=second != true"}}]}""";

        assertThat(judge(form, Map.of("first", false, "second", true)).faults()).isEmpty();
        assertThat(judge(form, Map.of("first", true, "second", true)).faults()).hasSize(1);
    }

    @Test
    void shouldHideAllFields_whenTheirGroupIsHidden() {
        String form = """
                {"id":"f","components":[{"type":"group","conditional":{"hide":"=limit > 5"},"components":[
                  {"type":"textfield","key":"field","validate":{"required":true}}]}]}""";
        variables.put("limit", 7);

        assertThat(judge(form, Map.of("field", "x")).caseValues()).isEmpty();
        variables.put("limit", 3);
        assertThat(judge(form, Map.of()).faults()).hasSize(1);
    }

    @Test
    void shouldCloseAField_whenItsDisabledExpressionHolds() {
        String form = """
                {"id":"f","components":[{"type":"textfield","key":"field","disabled":"=limit > 5"}]}""";
        variables.put("limit", 7);

        assertThat(judge(form, Map.of("field", "forged")).caseValues()).isEmpty();
    }

    @Test
    void shouldCountRows_whenTheListHasLimits() {
        String form = list("\"properties\":{\"minRows\":\"1\",\"maxRows\":\"2\"}");

        assertThat(judge(form, Map.of("family", List.of())).faults()).extracting(Fault::key)
                .containsExactly("desk.fault.minRows");
        assertThat(judge(form, Map.of("family", List.of(row("a"), row("b"), row("c")))).faults())
                .extracting(Fault::key).containsExactly("desk.fault.maxRows");
        assertThat(judge(form, Map.of("family", List.of(row("a")))).caseValues())
                .containsEntry("family", List.of(row("a")));
    }

    @Test
    void shouldRefuseRows_whenTheyCarryUndeclaredKeysOrAreNoRows() {
        assertThat(judge(list("\"x\":1"), Map.of("family", List.of(Map.of("name", "a", "iin", "1")))).faults())
                .extracting(Fault::key).containsExactly("desk.form.undeclared");
        assertThat(judge(list("\"x\":1"), Map.of("family", List.of("row"))).faults())
                .containsExactly(Fault.at("family[0]", "desk.fault.type"));
        assertThat(judge(list("\"x\":1"), Map.of("family", "rows")).faults())
                .containsExactly(Fault.at("family", "desk.fault.type"));
    }

    @Test
    void shouldComputeAFlowExpressionItself_whenTheBrowserSendsAnother() {
        String form = """
                {"id":"f","components":[{"type":"checkbox","key":"field"},
                  {"type":"expression","key":"flag","expression":"=field","properties":{"binding":"flow"}}]}""";

        assertThat(judge(form, Map.of("field", true, "flag", false)).variables()).containsEntry("flag", true);
    }

    @Test
    void shouldFail_whenTheFormDeclaresAFieldNobodyKeeps() {
        assertThatIllegalStateException().isThrownBy(() ->
                judge("{\"id\":\"f\",\"components\":[{\"type\":\"textfield\",\"key\":\"unheardOf\"}]}", Map.of()))
                .withMessageContaining("unheardOf");
    }

    @Test
    void shouldNameEveryFault_whenASchemaIsOutsideTheHouseRules() {
        assertThatIllegalArgumentException().isThrownBy(() -> FormSchema.parse("""
                {"id":"f","schemaVersion":17,"components":[
                  {"type":"filepicker","id":"a"},
                  {"type":"textfield","key":"a.b"},
                  {"type":"textfield","key":"twice"},{"type":"textfield","key":"twice"},
                  {"type":"group","id":"g","path":"p","components":[]},
                  {"type":"textfield","key":"applicantIin","properties":{"binding":"both"}},
                  {"type":"textfield","key":"field","validate":{"pattern":"("}}]}"""))
                .withMessageContaining("schemaVersion").withMessageContaining("filepicker")
                .withMessageContaining("form.key").withMessageContaining("twice")
                .withMessageContaining("form.groupPath")
                .withMessageContaining("form.both").withMessageContaining("form.pattern");
    }

    @Test
    void shouldListWhatAFormShows_whenExpressionsAndTemplatesNameFields() {
        FormSchema schema = FormSchema.parse("""
                {"id":"f","components":[
                  {"type":"textfield","key":"field"},
                  {"type":"textfield","key":"flag","properties":{"binding":"flow"}},
                  {"type":"table","dataSource":"=registryAnswers[outcome = \\"literalKnown\\"]"},
                  {"type":"text","text":"Дело {{caseNumber}}"},
                  {"type":"text","text":"plain applicantSurname"}]}""");
        Set<String> known = Set.of("field", "flag", "registryAnswers", "caseNumber", "applicantSurname",
                "literalKnown");

        assertThat(schema.shown(known::contains)).containsExactlyInAnyOrder("field", "registryAnswers", "caseNumber");
        assertThat(schema.lists()).contains("registryAnswers");
    }

    private FormRules.Outcome judge(String form, Map<String, Object> submitted) {
        return FormRules.judge(FormSchema.parse(form), submitted, new Around(), FEEL);
    }

    private static String field(String type, String attributes) {
        return "{\"id\":\"f\",\"components\":[{\"type\":\"" + type + "\",\"key\":\"field\"," + attributes + "}]}";
    }

    private static String list(String attributes) {
        return "{\"id\":\"f\",\"components\":[{\"type\":\"dynamiclist\",\"path\":\"family\"," + attributes
                + ",\"components\":[{\"type\":\"textfield\",\"key\":\"name\"}]}]}";
    }

    private static Map<String, Object> row(String name) {
        return Map.of("name", name);
    }

    private static Map<String, Object> value(String key, Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(key, value);
        return values;
    }

    private final class Around implements FormRules.Surroundings {

        @Override
        public boolean known(String key) {
            return Set.of("field", "kind", "family", "first", "second", "twice").contains(key);
        }

        @Override
        public boolean readOnly(String key) {
            return false;
        }

        @Override
        public Map<String, Object> stored(Set<String> keys) {
            return onFile;
        }

        @Override
        public Object variable(String name) {
            return variables.get(name);
        }

        @Override
        public Optional<List<String>> options(String valuesKey) {
            return valuesKey.equals("settlementOffices") ? Optional.of(List.of("sko-cc")) : Optional.empty();
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 3, 19);
        }
    }
}
