package kz.qonys.registry.gateway;

import java.util.Optional;
import java.util.function.Function;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Payloads that are a document of their own, carried as text so that their signature survives the way. */
public final class SignedText {

    private SignedText() {
    }

    /** Writes the document as text into the data element. */
    public static void write(Element data, Document document) {
        Element root = document.getDocumentElement();
        SyncChannel.type(data, "xs", SyncChannel.XSD, "string");
        // Serialised, a forbidden character would hide behind a reference; unserialised, the channel refuses it
        data.setTextContent(Xml.writable(root) ? Xml.text(root) : root.getTextContent());
    }

    /** Reads a payload only when its owner's signature stands. */
    static <T> RegistryAnswer<T> read(Element data, PublishedContract contract, BusinessSignature signature,
            Function<Element, RegistryAnswer<T>> reading) {
        Optional<Element> root = contract.root(data);
        if (root.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        SignatureCheck.Verdict verdict = signature.check(root.get());
        return verdict == SignatureCheck.Verdict.VALID
                ? reading.apply(root.get())
                : new RegistryAnswer.Misconfigured<>("data-" + verdict.code());
    }
}
