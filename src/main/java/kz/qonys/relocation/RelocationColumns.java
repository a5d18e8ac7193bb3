package kz.qonys.relocation;

import kz.qonys.casefile.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed columns of what is kept of a move; as beans they take part in the rotation of keys. */
@Configuration(proxyBeanMethods = false)
class RelocationColumns {

    static final SealedColumn MOVE = new SealedColumn("relocation_move", "data");
    static final SealedColumn ENTRY = new SealedColumn("relocation_entry", "words");

    @Bean
    SealedColumn relocationMoveData() {
        return MOVE;
    }

    @Bean
    SealedColumn relocationEntryWords() {
        return ENTRY;
    }
}
