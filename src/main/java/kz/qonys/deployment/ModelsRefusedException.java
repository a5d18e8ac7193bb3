package kz.qonys.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;

/**
 * A deployment breaks house rules. Over REST it is status 400: the message holds all sentences, the details name the
 * elements file by file, as Modeler expects them from the engine's own parser.
 */
public final class ModelsRefusedException extends ParseException {

    private static final long serialVersionUID = 1L;

    private final transient List<ModelFault> faults;
    private final transient List<ResourceReport> reports;

    /** @param sentences what each fault says, by fault */
    ModelsRefusedException(String message, Map<ModelFault, String> sentences) {
        super(message, "", List.of(), List.of());
        this.faults = List.copyOf(sentences.keySet());
        this.reports = sentences.keySet().stream().collect(Collectors.groupingBy(ModelFault::file)).entrySet().stream()
                .<ResourceReport>map(entry -> new Report(entry.getKey(), entry.getValue().stream()
                        .<Problem>map(fault -> new Sentence(fault, sentences.get(fault))).toList()))
                .toList();
    }

    public List<ModelFault> faults() {
        return faults;
    }

    @Override
    public List<ResourceReport> getResorceReports() {
        return reports;
    }

    private record Report(String resource, List<Problem> errors) implements ResourceReport {

        @Override
        public String getResourceName() {
            return resource;
        }

        @Override
        public List<Problem> getErrors() {
            return errors;
        }

        @Override
        public List<Problem> getWarnings() {
            return List.of();
        }
    }

    private record Sentence(ModelFault fault, String text) implements Problem {

        @Override
        public String getMessage() {
            return text;
        }

        @Override
        public int getLine() {
            return fault.line();
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return fault.elementId();
        }

        @Override
        public List<String> getElementIds() {
            return fault.elementId().isEmpty() ? List.of() : List.of(fault.elementId());
        }
    }
}
