package kz.qonys.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form of RFC 8785, and its division into named parts. */
public final class CanonicalJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private CanonicalJson() {
    }

    /**
     * A stretch of the bytes that says one thing.
     *
     * @param name   top-level key, or {@code fields/<key>}, {@code documents/<id>}
     * @param label  what a person calls it, where it has a label
     * @param sha256 of the stretch
     */
    public record Part(String name, String label, int offset, int length, String sha256) {
    }

    /** Canonical UTF-8 of a value. */
    public static byte[] bytes(Object value) {
        try {
            return canonical(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written as JSON: " + e.getClass().getSimpleName());
        }
    }

    /** Reads what {@link #bytes} wrote. */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            // the parser's message quotes the text, which may be personal
            throw new IllegalArgumentException("Not the JSON of a snapshot: " + e.getClass().getSimpleName());
        }
    }

    /**
     * The parts of an object's canonical bytes, in order; together with the punctuation between them they are the
     * whole.
     */
    public static List<Part> parts(byte[] bytes) {
        JsonNode whole = read(bytes, JsonNode.class);
        List<Part> parts = new ArrayList<>();
        int at = 1;
        Iterator<Map.Entry<String, JsonNode>> members = sorted(whole).entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            int start = at + canonical("[" + quoted(member.getKey()) + "]").length - 2 + 1;
            boolean split = List.of("fields", "documents").contains(member.getKey()) && member.getValue().isArray();
            if (split) {
                at = elements(member.getKey(), member.getValue(), bytes, start + 1, parts) + 1;
            } else {
                int end = start + length(member.getValue());
                parts.add(part(member.getKey(), null, bytes, at, end));
                at = end;
            }
            at++;
        }
        return parts;
    }

    private static int elements(String name, JsonNode array, byte[] bytes, int from, List<Part> parts) {
        int at = from;
        for (int i = 0; i < array.size(); i++) {
            at += i == 0 ? 0 : 1;
            JsonNode element = array.get(i);
            String key = element.path(name.equals("fields") ? "key" : "id").asText(String.valueOf(i));
            int end = at + length(element);
            parts.add(part(name + "/" + key, element.path("label").asText(null), bytes, at, end));
            at = end;
        }
        return at;
    }

    private static Part part(String name, String label, byte[] bytes, int from, int to) {
        return new Part(name, label, from, to - from, Hashes.sha256(Arrays.copyOfRange(bytes, from, to)));
    }

    /** Members in the order of RFC 8785: by UTF-16 code units of their names. */
    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static int length(JsonNode value) {
        return canonical("[" + value + "]").length - 2;
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json.getBytes(StandardCharsets.UTF_8)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException("A value has no canonical JSON", e);
        }
    }
}
