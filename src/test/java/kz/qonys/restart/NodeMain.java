package kz.qonys.restart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import kz.qonys.Application;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application in a process of its own that takes commands on its standard input, one a line, and answers each with
 * one line that begins with {@link #MARK}.
 */
public final class NodeMain {

    static final String MARK = "@@ ";
    static final String READY = "ready";
    static final String OK = "ok ";
    static final String FAULT = "fault ";

    private NodeMain() {
    }

    public static void main(String[] args) throws IOException {
        ConfigurableApplicationContext context = SpringApplication.run(Application.class, args);
        say(READY);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            answer(context, line.split(" "));
        }
        System.exit(SpringApplication.exit(context));
    }

    private static void answer(ConfigurableApplicationContext context, String[] command) {
        try {
            say(OK + switch (command[0]) {
                case "has" -> has(context, command[1]);
                case "port" -> context.getEnvironment().getRequiredProperty("local.server.port");
                default -> new Walker(context).obey(command);
            });
        } catch (RuntimeException e) {
            say(FAULT + String.join(" ", command) + ": " + e);
        }
    }

    private static boolean has(ConfigurableApplicationContext context, String type) {
        try {
            return context.getBeanNamesForType(Class.forName(type)).length > 0;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static synchronized void say(String text) {
        System.out.println(MARK + text);
        System.out.flush();
    }
}
