package kz.qonys.registry.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryBack;
import kz.qonys.registry.RegistryBreakers;
import kz.qonys.registry.WaitingInquiries;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends waiting inquiries on when their registry is back: the longest waiting first, a few each second, so that they do
 * not fell it again. Only moves a timer forward; whoever is due sooner stays so.
 */
@Component
public class RegistryResumption implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryResumption.class);
    private static final String WAIT = "timerEvent_registryBack";
    private static final long SECOND = 1000;

    private final WaitingInquiries waiting;
    private final ManagementService management;
    private final RegistryBreakers breakers;
    private final Clock clock;
    // Not on the calling thread: that one is in the middle of another inquiry's transaction
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "registry-resumption");
        thread.setDaemon(true);
        return thread;
    });

    RegistryResumption(WaitingInquiries waiting, ManagementService management, RegistryBreakers breakers, Clock clock) {
        this.waiting = waiting;
        this.management = management;
        this.breakers = breakers;
        this.clock = clock;
    }

    @EventListener
    void back(RegistryBack back) {
        worker.submit(() -> {
            try {
                int moved = resume(back.registry());
                LOG.info("{} is back; {} waiting inquiries go on", back.registry().code(), moved);
            } catch (RuntimeException e) {
                LOG.warn("Waiting inquiries of {} could not be sent on; each goes on at its own time",
                        back.registry().code(), e);
            }
        });
    }

    /**
     * Makes those due that wait for the registry, spread from now on.
     *
     * @return number of inquiries that go on sooner than they would have
     */
    int resume(Registry registry) {
        Instant now = clock.instant();
        List<String> instances = waiting.waitingFor(registry);
        int moved = 0;
        for (int i = 0; i < instances.size(); i++) {
            Date due = Date.from(now.plusMillis((i + 1) * SECOND / breakers.perSecond()));
            moved += sooner(instances.get(i), due) ? 1 : 0;
        }
        return moved;
    }

    private boolean sooner(String instance, Date due) {
        Job timer = management.createJobQuery().processInstanceId(instance).activityId(WAIT).singleResult();
        if (timer == null || timer.getDuedate() != null && !timer.getDuedate().after(due)) {
            return false;
        }
        try {
            management.setJobDuedate(timer.getId(), due);
            return true;
        } catch (OptimisticLockingException e) {
            // It went on by itself
            return false;
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
