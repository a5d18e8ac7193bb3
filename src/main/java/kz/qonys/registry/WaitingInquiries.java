package kz.qonys.registry;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code registry_waiting}: which process instances wait for which registry, in the caller's transaction. */
@Repository
public class WaitingInquiries {

    private final JdbcClient jdbc;
    private final Clock clock;

    public WaitingInquiries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that the instance waits; it keeps its place in the queue when it has waited before. */
    public void waits(String instanceId, Registry registry) {
        if (jdbc.sql("update registry_waiting set registry = ? where instance_id = ?")
                .params(registry.code(), instanceId).update() == 0) {
            jdbc.sql("insert into registry_waiting (instance_id, registry, since) values (?, ?, ?)")
                    .params(instanceId, registry.code(), CallStore.utc(clock.instant())).update();
        }
    }

    /** Notes that the instance waits no more. */
    public void goesOn(String instanceId) {
        jdbc.sql("delete from registry_waiting where instance_id = ?").param(instanceId).update();
    }

    /** Instances that wait for the registry, the longest waiting first. */
    public List<String> waitingFor(Registry registry) {
        return jdbc.sql("select instance_id from registry_waiting where registry = ? order by since, instance_id")
                .param(registry.code()).query(String.class).list();
    }
}
