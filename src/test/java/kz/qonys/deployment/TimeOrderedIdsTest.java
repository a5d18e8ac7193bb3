package kz.qonys.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final int MANY = 200_000;

    @Test
    void shouldBeShortAndAscending() {
        TimeOrderedIds ids = new TimeOrderedIds();

        List<String> made = Stream.generate(ids::getNextId).limit(MANY).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-v]{16}"));
    }

    @Test
    void shouldBeUnique_whenThreadsAndNodesMakeThemAtOnce() {
        List<TimeOrderedIds> nodes = Stream.generate(TimeOrderedIds::new).limit(4).toList();

        List<String> made = IntStream.range(0, MANY).parallel().mapToObj(i -> nodes.get(i % 4).getNextId()).toList();

        assertThat(made).doesNotHaveDuplicates();
    }
}
