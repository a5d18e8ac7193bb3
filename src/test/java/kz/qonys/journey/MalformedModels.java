package kz.qonys.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Deployments that went wrong on the way: the real set with one file damaged, from a fixed seed. */
final class MalformedModels {

    private static final int CUTS = 8;
    private static final long SEED = 20261121;

    private final Map<String, Models> all = new LinkedHashMap<>();
    private final Random random = new Random(SEED);

    static Map<String, Models> all() {
        MalformedModels models = new MalformedModels();
        Models.all().files().forEach(models::damage);
        models.oversized();
        models.inconsistent();
        return models.all;
    }

    /** A diagram among the files that it refers to, so that the damage is its only fault; a form or table alone. */
    private void add(String name, String file, byte[] content) {
        all.put(name + " " + file, (file.endsWith(".bpmn") ? Models.all() : Models.none()).with(file, content));
    }

    private void damage(String file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        for (int i = 0; i < CUTS; i++) {
            int end = 10 + random.nextInt(text.stripTrailing().getBytes(StandardCharsets.UTF_8).length - 12);
            add("cut at " + end, file, Arrays.copyOf(content, end));
        }
        add("empty", file, new byte[0]);
        add("blank", file, " \n\t ".getBytes(StandardCharsets.UTF_8));
        add("noise", file, noise(2000));
        add("noise inside", file, spliced(content, noise(8)));
        add("null characters", file, spliced(content, new byte[4]));
        add("broken letters", file, spliced(content, new byte[] {(byte) 0xD0, 0x20, (byte) 0xC3, 0x28}));
        add("twice", file, (text + text).getBytes(StandardCharsets.UTF_8));
        add("two-byte letters", file, text.getBytes(StandardCharsets.UTF_16));
        all.put("other name " + file, Models.all().without(file).with("renamed-" + file, content));
        add("no end", file, text.replaceFirst("(</(\\w+:)?definitions>|})\\s*$", "").getBytes(StandardCharsets.UTF_8));
        add("other kind", file.replaceFirst("\\.\\w+$", file.endsWith(".form") ? ".bpmn" : ".form"), content);
        add("quotes lost", file, text.replaceFirst("\"", "").getBytes(StandardCharsets.UTF_8));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        noise[length / 2] = (byte) 0xFF;
        return noise;
    }

    private static byte[] spliced(byte[] content, byte[] middle) {
        int at = content.length / 2;
        return ByteBuffer.allocate(content.length + middle.length).put(content, 0, at).put(middle)
                .put(content, at, content.length - at).array();
    }

    private void oversized() {
        String inquiry = Models.all().text("registry-inquiry.bpmn");
        String documentation = "</bpmn:documentation>";
        all.put("ten megabytes", Models.all().with("registry-inquiry.bpmn", inquiry + " ".repeat(10_000_000)));
        all.put("a megabyte of words", Models.all().with("registry-inquiry.bpmn",
                inquiry.replaceFirst(documentation, "ы".repeat(400_000) + documentation)));
        all.put("ten thousand tasks", Models.all().with("registry-inquiry.bpmn", inquiry.replace("</bpmn:process>",
                "<bpmn:userTask id=\"a\"/>".repeat(10_000) + "</bpmn:process>")));
        all.put("five thousand flows", Models.all().with("registry-inquiry.bpmn", inquiry.replace("</bpmn:process>",
                "<bpmn:sequenceFlow id=\"a\" sourceRef=\"b\" targetRef=\"c\"/>".repeat(5_000) + "</bpmn:process>")));
        all.put("deep sub-processes", Models.all().with("registry-inquiry.bpmn", inquiry.replace("</bpmn:process>",
                "<bpmn:subProcess>".repeat(3_000) + "</bpmn:subProcess>".repeat(3_000) + "</bpmn:process>")));
        all.put("deep form", Models.all()
                .with("x.form", "{\"id\":\"x\",\"components\":[" + "{\"type\":\"group\",\"components\":[".repeat(2_000)
                + "]}".repeat(2_000) + "]}"));
        all.put("deep list", Models.all().with("x.form", "[".repeat(100_000)));
        all.put("wide form",
                Models.all().with("x.form", "{\"id\":\"x\",\"type\":\"default\",\"schemaVersion\":16,\"components\":["
                + "{\"type\":\"separator\",\"id\":\"a\"},".repeat(9_000) + "{}]}"));
        all.put("long number",
                Models.all().with("x.form", "{\"id\":\"x\",\"schemaVersion\":" + "9".repeat(500_000) + "}"));
        all.put("many rows",
                Models.all().with("review-route.dmn", Models.all().text("review-route.dmn").replace("</decisionTable>",
                "<rule><inputEntry><text>-</text></inputEntry></rule>".repeat(900) + "</decisionTable>")));
        all.put("many attributes", Models.all().with("registry-inquiry.bpmn", inquiry.replaceFirst("<bpmn:startEvent ",
                "<bpmn:startEvent " + attributes(500))));
        Models many = Models.none();
        for (int i = 0; i < 300; i++) {
            many.with("x" + i + ".form", "{}");
        }
        all.put("many files", many);
    }

    private static String attributes(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("a").append(i).append("=\"\" ");
        }
        return all.toString();
    }

    private void inconsistent() {
        change("wrong namespace", "registry-inquiry.bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL",
                "http://www.omg.org/spec/BPMN/20110101/MODEL");
        change("no namespace", "registry-inquiry.bpmn",
                " xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"", "");
        change("wrong table namespace", "review-route.dmn", "20191111/MODEL/", "20991111/MODEL/");
        change("arrow to nowhere", "registry-inquiry.bpmn", "targetRef=\"endEvent_answered\"",
                "targetRef=\"endEvent_nowhere\"");
        change("same id twice", "registry-inquiry.bpmn", "id=\"flow_isEnteredYes\"", "id=\"flow_isEnteredNo\"");
        change("boundary on nothing", "resettlement-case.bpmn", "attachedToRef=\"callActivity_employmentMatching\"",
                "attachedToRef=\"nothing\"");
        change("no process id", "registry-inquiry.bpmn", "<bpmn:process id=\"registry-inquiry\"", "<bpmn:process");
        change("no start", "registry-inquiry.bpmn", "<bpmn:startEvent ", "<bpmn:endEvent ");
        change("message nowhere", "resettlement-case.bpmn", "messageRef=\"message_withdrawalRequested\"",
                "messageRef=\"message_other\"");
        change("flag not a flag", "registry-inquiry.bpmn", "camunda:asyncBefore=\"true\"",
                "camunda:asyncBefore=\"maybe\"");
        change("cell missing", "review-route.dmn",
                "<inputEntry id=\"entry_attachmentOnly1\"><text>true</text></inputEntry>", "");
        change("unknown type", "review-route.dmn", "typeRef=\"boolean\"", "typeRef=\"elephant\"");
        change("unknown hit policy", "review-route.dmn", "hitPolicy=\"UNIQUE\"", "hitPolicy=\"BEST\"");
        change("gap", "review-route.dmn", "<inputEntry id=\"entry_fullChain3\"><text>false</text>",
                "<inputEntry id=\"entry_fullChain3\"><text>true</text>");
        change("components not a list", "assign-officer.form", "\"components\": [", "\"components\": 5, \"x\": [");
        change("version as a word", "assign-officer.form", "\"schemaVersion\": 16", "\"schemaVersion\": \"sixteen\"");
        change("type as a number", "assign-officer.form", "\"type\": \"text\"", "\"type\": 7");
    }

    private void change(String name, String file, String before, String after) {
        all.put(name, Models.all().once(file, before, after));
    }
}
