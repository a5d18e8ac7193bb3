package kz.qonys.deployment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.desk.form.FormChecks;
import kz.qonys.language.Fault;
import kz.qonys.language.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The house rules for models (design.md section 7), in the one place where they are written: tests of the repository's
 * files and every deployment ask it. Reads files itself, within limits, before any parser of the engine does, and names
 * all faults at once.
 */
public final class ModelGate {

    /** Longest time for one deployment; what takes longer is refused. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    private static final int MOST_FILES = 100;
    private static final int LARGEST_FILE = 1 << 20;
    private static final int LARGEST_DEPLOYMENT = 8 << 20;
    private static final int LONGEST_NAME = 200;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(30).maxStringLength(20_000)
                            .maxNameLength(200).maxNumberLength(30).build()).build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final HouseFacts facts;
    private final HouseDecisions houseDecisions;
    private final Duration patience;
    private final AllowedParts parts = new AllowedParts("deployment/bpmn-elements.csv");
    private final DecisionRules decisionRules = new DecisionRules();

    public ModelGate(HouseFacts facts) {
        this(facts, PATIENCE);
    }

    ModelGate(HouseFacts facts, Duration patience) {
        this.facts = facts;
        this.houseDecisions = new HouseDecisions();
        this.patience = patience;
    }

    /**
     * Every fault of a deployment.
     *
     * @param files    its files, by name each once
     * @param deployed what it meets in the engine
     * @return empty when it may be deployed
     */
    public List<ModelFault> faults(Collection<ModelFile> files, DeployedModels deployed) {
        Findings findings = new Findings();
        long total = files.stream().mapToLong(file -> file.content().length).sum();
        if (files.size() > MOST_FILES || total > LARGEST_DEPLOYMENT) {
            findings.inFile("", "deployment.limits", MOST_FILES, LARGEST_DEPLOYMENT >> 20);
            return findings.all();
        }
        new Round(deployed, Deadline.in(patience), findings).check(files);
        return findings.all();
    }

    /** One look at one deployment. */
    private final class Round {

        private final DeployedModels deployed;
        private final Deadline deadline;
        private final Findings findings;
        private final List<ProcessModel> processes = new ArrayList<>();
        private final Map<String, XmlElement> decisions = new TreeMap<>();
        private final Set<String> forms = new HashSet<>();

        Round(DeployedModels deployed, Deadline deadline, Findings findings) {
            this.deployed = deployed;
            this.deadline = deadline;
            this.findings = findings;
        }

        void check(Collection<ModelFile> files) {
            Map<String, List<ModelFile>> kinds = files.stream().filter(this::isReadable)
                    .collect(Collectors.groupingBy(ModelFile::ending));
            kinds.keySet().stream().filter(kind -> !Set.of("bpmn", "dmn", "form").contains(kind))
                    .forEach(kind -> kinds.get(kind).forEach(
                            file -> findings.inFile(file.simpleName(), "deployment.file.kind", file.simpleName())));
            kinds.getOrDefault("form", List.of()).forEach(file -> guarded(file, () -> form(file)));
            kinds.getOrDefault("dmn", List.of()).forEach(file -> guarded(file, () -> decision(file)));
            kinds.getOrDefault("bpmn", List.of()).forEach(file -> guarded(file, () -> process(file)));
            Set<String> terms = houseDecisions.terms(decisions).orElseGet(facts::terms);
            List<Rule> rules = rules(terms);
            processes.forEach(model -> guarded(model.file(), () -> rules.forEach(rule -> {
                deadline.check();
                rule.check(model, findings);
            })));
            guarded(new ModelFile("", new byte[0]), () ->
                    new References(processes, stems(kinds, "bpmn"), with(decisions.keySet(), stems(kinds, "dmn")),
                            with(forms, stems(kinds, "form")), deployed, findings).check());
        }

        private static Set<String> stems(Map<String, List<ModelFile>> kinds, String kind) {
            return kinds.getOrDefault(kind, List.of()).stream().map(ModelFile::stem).collect(Collectors.toSet());
        }

        private static Set<String> with(Set<String> some, Set<String> others) {
            Set<String> all = new HashSet<>(some);
            all.addAll(others);
            return all;
        }

        private boolean isReadable(ModelFile file) {
            if (file.name().length() > LONGEST_NAME || file.name().chars().anyMatch(Character::isISOControl)) {
                findings.inFile(file.simpleName(), "deployment.file.longName", LONGEST_NAME);
                return false;
            }
            if (file.content().length > LARGEST_FILE) {
                findings.inFile(file.simpleName(), "deployment.file.size", LARGEST_FILE >> 10);
                return false;
            }
            return true;
        }

        /** A file that upsets the gate itself is refused, too: nothing that was not understood is let through. */
        private void guarded(ModelFile file, Runnable look) {
            try {
                look.run();
            } catch (UnreadableModelException e) {
                findings.inLine(file.simpleName(), e.line(), e.key(), e.arguments());
            } catch (RuntimeException | StackOverflowError e) {
                LOG.warn("The model gate could not check a file", e);
                findings.inFile(file.simpleName(), "deployment.file.unexpected");
            }
        }

        private void process(ModelFile file) {
            XmlElement root = XmlReader.read(file, ProcessModel.PREFIXES, deadline);
            parts.check(file.simpleName(), root, findings);
            List<XmlElement> all = root.children("process");
            if (all.size() != 1) {
                findings.inFile(file.simpleName(), "deployment.process.one", all.size());
            } else {
                processes.add(new ProcessModel(file, root, all.get(0)));
            }
        }

        private void decision(ModelFile file) {
            XmlElement decision = decisionRules.check(file, deadline, findings);
            if (decision != null) {
                if (decisions.putIfAbsent(decision.id(), decision) != null) {
                    findings.at(file.simpleName(), decision, "deployment.reference.twice", decision.id());
                }
                houseDecisions.check(file.simpleName(), decision, facts, findings);
            }
        }

        private void form(ModelFile file) {
            JsonNode form = json(file);
            String id = form.path("id").asText("");
            if (!id.isBlank() && !id.equals(file.stem())) {
                findings.inFile(file.simpleName(), "deployment.file.name", id, id + ".form");
            }
            if (!forms.add(id)) {
                findings.inFile(file.simpleName(), "deployment.reference.twice", id);
            }
            Map<String, Map<Language, String>> labels = FormChecks.components(form).collect(Collectors.toMap(
                    component -> component.path("id").asText(""), ModelGate::labels, (a, b) -> a));
            for (Fault fault : FormChecks.faults(form, new Keys(facts))) {
                deadline.check();
                findings.at(file.simpleName(), fault.field(), labels.getOrDefault(fault.field(), Map.of()), fault.key(),
                        fault.arguments());
            }
        }

        private List<Rule> rules(Set<String> terms) {
            Expressions expressions = new Expressions(facts);
            return List.of(new NameRules(), new FlowRules(expressions), new TaskRules(facts, terms, expressions),
                    new CallRules(facts, expressions), new EventRules(terms, expressions), new PlaceRules());
        }
    }

    private record Keys(HouseFacts facts) implements FormChecks.Surroundings {

        @Override
        public boolean keeps(String fieldKey) {
            return facts.keeps(fieldKey);
        }

        @Override
        public boolean offers(String listKey) {
            return facts.offers(listKey);
        }
    }

    private static JsonNode json(ModelFile file) {
        try {
            JsonNode form = JSON.readTree(XmlReader.utf8(file.content()));
            if (!form.isObject()) {
                throw new UnreadableModelException("deployment.file.json", 0);
            }
            return form;
        } catch (JsonProcessingException e) {
            throw new UnreadableModelException("deployment.file.json",
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr()));
        }
    }

    private static Map<Language, String> labels(JsonNode component) {
        String word = Stream.of("label", "dateLabel", "text").filter(name -> !component.path(name).asText("").isBlank())
                .findFirst().orElse("label");
        return Map.of(Language.RU, component.path(word).asText(""),
                Language.KK, component.path("properties").path(word + ".kk").asText(""),
                Language.EN, component.path("properties").path(word + ".en").asText(""));
    }
}
