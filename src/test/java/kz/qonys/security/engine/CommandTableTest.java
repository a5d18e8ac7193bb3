package kz.qonys.security.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

class CommandTableTest {

    private final CommandTable table = new CommandTable();

    @Test
    void shouldNameCommandsOfTheEngine_whenARowNamesOne() throws IOException {
        Set<String> classes = Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:org/camunda/bpm/engine/impl/**/*.class"))
                .map(resource -> resource.getFilename().replace(".class", ""))
                .collect(Collectors.toSet());

        assertThat(table.rules()).extracting(CommandTable.Rule::command).isSubsetOf(classes).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseEverybody_whenNoRowNamesTheCommand() {
        var administrator = UsernamePasswordAuthenticationToken.authenticated(
                "admin", null, AuthorityUtils.createAuthorityList("ROLE_staff", "ROLE_system-administrator"));
        Command<Void> own = context -> null;

        assertThat(table.ruleFor(CompleteTaskCmd.class, administrator)).isEmpty();
        assertThat(table.ruleFor(own.getClass(), administrator)).isEmpty();
    }
}
