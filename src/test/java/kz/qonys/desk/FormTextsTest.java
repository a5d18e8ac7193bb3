package kz.qonys.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import kz.qonys.language.Language;
import org.junit.jupiter.api.Test;

class FormTextsTest {

    private static final String FORM = """
            {"components":[
              {"type":"select","label":"Категория","description":"Кто","values":[{"label":"Кандас","value":"kandas"}],
               "appearance":{"suffixAdorner":"чел."},
               "properties":{"label.kk":"Санаты","description.kk":"Кім","option.kandas.kk":"Қандас",
                "suffixAdorner.kk":"адам"}},
              {"type":"group","label":"Семья","properties":{"label.kk":"Отбасы"},"components":[
                {"type":"text","text":"Проверьте","properties":{"text.kk":"Тексеріңіз"}}]},
              {"type":"table","label":"Ответы","columns":[{"key":"registry","label":"Система"}],
               "properties":{"label.kk":"Жауаптар","column.registry.kk":"Жүйе"}},
              {"type":"datetime","dateLabel":"Дата","properties":{"dateLabel.kk":"Күні"}}]}""";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldPutEveryTextIntoKazakh_whenTheReaderReadsKazakh() throws Exception {
        JsonNode form = json.readTree(FORM);

        FormTexts.translate(form, Language.KK);

        assertThat(form.at("/components/0/label").asText()).isEqualTo("Санаты");
        assertThat(form.at("/components/0/description").asText()).isEqualTo("Кім");
        assertThat(form.at("/components/0/values/0/label").asText()).isEqualTo("Қандас");
        assertThat(form.at("/components/0/appearance/suffixAdorner").asText()).isEqualTo("адам");
        assertThat(form.at("/components/1/components/0/text").asText()).isEqualTo("Тексеріңіз");
        assertThat(form.at("/components/2/columns/0/label").asText()).isEqualTo("Жүйе");
        assertThat(form.at("/components/3/dateLabel").asText()).isEqualTo("Күні");
    }

    @Test
    void shouldStayRussian_whenThereIsNoTranslation() throws Exception {
        JsonNode form = json.readTree(FORM);

        FormTexts.translate(form, Language.EN);

        assertThat(form).isEqualTo(json.readTree(FORM));
    }

    @Test
    void shouldNameWhatIsMissing_whenATextLacksALanguage() {
        assertThat(FormTexts.missing(FORM, Language.KK)).isEmpty();
        assertThat(FormTexts.missing(FORM.replace("column.registry.kk", "other"), Language.KK))
                .containsExactly("label \"Система\"");
    }
}
