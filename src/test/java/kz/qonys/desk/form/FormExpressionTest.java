package kz.qonys.desk.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormExpressionTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a = 1", "a != \"x\"", "count(a) = 0", "a = null or count(a) = 0",
            "not(a = true) and b < 2.5",
        "this.personId", "-a + 2 * (b - 1) >= 0", "max(a, b, 3)", "\"\"", "parent.members"})
    void shouldRead_whenItIsOneOfTheUsualConditions(String text) {
        assertThat(FormExpression.read(text).isReadable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a = = 1", "a = 1 = 2", "(a", "a)", "a b", "for i in a return i", "a[1]",
            "1..9", "f(a)",
        "a.b(c)", "function(x) x", "{a: 1}", "count()", "a and", "or", "a.", "\"a", "if a then b else c", "a;b",
        "a in b", "count(for i in 1..9 return i)", "string length(a)"})
    void shouldRefuse_whenItIsMoreOrLess(String text) {
        assertThat(FormExpression.read(text).isReadable()).isFalse();
    }

    @Test
    void shouldNameWhatMustBeThere_whenPathsAndConstantsStandBeside() {
        assertThat(FormExpression.read("a.b = \"c\" and count(d) > 0 or e = null").names())
                .containsExactly("a", "d", "e");
    }

    @Test
    void shouldRefuse_whenItIsTooLongToBeACondition() {
        assertThat(FormExpression.read("a = 1" + " and a = 1".repeat(30)).isReadable()).isFalse();
    }

    @Test
    void shouldRefuse_whenParenthesesAreDeep() {
        assertThat(FormExpression.read("(".repeat(100) + "a" + ")".repeat(99)).isReadable()).isFalse();
    }
}
