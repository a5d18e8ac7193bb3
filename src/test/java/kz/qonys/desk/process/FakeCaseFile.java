package kz.qonys.desk.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A case file in one table of the engine's database, so that a rollback shows. Records who read what. */
class FakeCaseFile implements CaseFields {

    private static final Set<String> READ_ONLY = Set.of("caseNumber", "registryAnswers", "familySize");
    private static final Set<String> KNOWN = Set.of("applicantSurname", "applicantIin", "applicantPhone",
            "applicantAddress", "caseNumber", "familySize", "familyMembers", "officerNote", "settlementOffice",
            "category", "registryAnswers");

    record Read(Access access, Collection<String> keys) {
    }

    final List<Read> reads = new ArrayList<>();
    final List<Map<String, Object>> writes = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();
    private final JdbcTemplate jdbc;

    FakeCaseFile(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table if not exists fake_case (id varchar(64), field varchar(64), content varchar(4000))");
    }

    void clear() {
        reads.clear();
        writes.clear();
        jdbc.update("delete from fake_case");
    }

    @Override
    public boolean knows(String key) {
        return KNOWN.contains(key);
    }

    @Override
    public boolean readOnly(String key) {
        return READ_ONLY.contains(key);
    }

    @Override
    public void hold(String caseId) {
        // tests of the desk have one writer
    }

    @Override
    public Map<String, Object> read(String caseId, Collection<String> keys, Access access) {
        reads.add(new Read(access, keys));
        Map<String, Object> values = new LinkedHashMap<>();
        keys.forEach(key -> values.put(key, value(caseId, key)));
        return values;
    }

    @Override
    public void write(String caseId, Map<String, Object> values, Access access) {
        writes.add(values);
        put(caseId, values);
        if ("770000000000".equals(values.get("applicantIin"))) {
            throw new FaultException(Fault.at("applicantIin", "desk.fault.pattern"));
        }
    }

    void put(String caseId, Map<String, Object> values) {
        values.forEach((key, value) -> {
            jdbc.update("delete from fake_case where id = ? and field = ?", caseId, key);
            jdbc.update("insert into fake_case values (?, ?, ?)", caseId, key, text(value));
        });
    }

    Object value(String caseId, String key) {
        List<String> found = jdbc.queryForList("select content from fake_case where id = ? and field = ?", String.class,
                caseId, key);
        try {
            return found.isEmpty() ? null : json.readValue(found.get(0), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
