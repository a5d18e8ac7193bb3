package kz.qonys.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in the engine already, latest versions only. */
public interface DeployedModels {

    /** Nothing is deployed yet. */
    DeployedModels NONE = new DeployedModels() {

        @Override
        public Set<String> decisions() {
            return Set.of();
        }

        @Override
        public Map<String, List<Call>> calls() {
            return Map.of();
        }
    };

    /**
     * A call of one process by another.
     *
     * @param process called process
     * @param bound   true when it means the version of the same deployment
     */
    record Call(String process, boolean bound) {
    }

    /** Ids of the decisions. */
    Set<String> decisions();

    /** Every process, by id, with what it calls. */
    Map<String, List<Call>> calls();
}
