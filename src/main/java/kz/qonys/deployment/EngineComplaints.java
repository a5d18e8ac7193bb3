package kz.qonys.deployment;

import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** What the engine's own parsers refuse behind the gate is answered like the gate's refusals, not as a failure. */
class EngineComplaints extends CommandInterceptor {

    private final ModelWords words;

    EngineComplaints(ModelWords words) {
        this.words = words;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof DeployCmd)) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (ModelsRefusedException refused) {
            throw refused;
        } catch (ParseException complaint) {
            throw words.refusal(faults(complaint));
        } catch (NotValidException complaint) {
            throw words.refusal(List.of(fault("", 0, complaint.getMessage())));
        } catch (ProcessEngineException failure) {
            if (isAboutAModel(failure)) {
                throw words.refusal(List.of(fault("", 0, failure.getMessage())));
            }
            throw failure;
        }
    }

    private static List<ModelFault> faults(ParseException complaint) {
        Findings findings = new Findings();
        for (ResourceReport report : complaint.getResorceReports()) {
            String file = new ModelFile(report.getResourceName(), new byte[0]).simpleName();
            for (Problem problem : report.getErrors()) {
                findings.inLine(file, problem.getLine(), "deployment.engine", problem.getMessage());
            }
        }
        return findings.all().isEmpty() ? List.of(fault("", 0, complaint.getMessage())) : findings.all();
    }

    private static ModelFault fault(String file, int line, String message) {
        Findings findings = new Findings();
        findings.inLine(file, line, "deployment.engine", message);
        return findings.all().get(0);
    }

    /** Parsers of decisions, forms and model instances each have exceptions of their own. */
    private static boolean isAboutAModel(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String type = cause.getClass().getName();
            if (type.startsWith("org.camunda.bpm.dmn.") || type.startsWith("org.camunda.bpm.model.")
                    || type.startsWith("com.google.gson.") || type.contains(".gson.")) {
                return true;
            }
        }
        return false;
    }
}
