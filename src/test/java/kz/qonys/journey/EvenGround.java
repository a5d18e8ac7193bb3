package kz.qonys.journey;

import kz.qonys.registry.RegistryBreakers;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.terms.MovableClock;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each journey: the clock is right and the gateway there again. */
class EvenGround implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        ApplicationContext application = SpringExtension.getApplicationContext(context);
        application.getBean(MovableClock.class).reset();
        GatewaySimulator gateway = application.getBean(GatewaySimulator.class);
        gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        gateway.consents().everybodyAgrees();
        gateway.up();
        application.getBean(RegistryBreakers.class).reset();
    }
}
