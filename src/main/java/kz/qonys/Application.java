package kz.qonys;

import java.util.Arrays;
import kz.qonys.signature.proof.VerifyProofCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Qonys; with {@code verify-proof FILE} as arguments, verifies a proof instead. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyProofCommand.NAME)) {
            System.exit(VerifyProofCommand.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(Application.class, args);
    }
}
