package kz.qonys.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.qonys.deployment.DeployedModels;
import kz.qonys.deployment.ModelFault;
import kz.qonys.deployment.ModelFile;
import kz.qonys.deployment.ModelGate;

/** The analysts' files, as they stand in the repository. */
final class ModelFolder {

    private static List<ModelFault> faults;

    private ModelFolder() {
    }

    static Stream<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    /** What the gate says about a file when all are deployed as one set. */
    static List<ModelFault> faults(Path file) throws IOException {
        if (faults == null) {
            List<ModelFile> all = Stream.of(files("processes", ".bpmn"), files("processes", ".dmn"),
                    files("forms", ".form"))
                    .flatMap(some -> some).map(ModelFolder::read).toList();
            faults = new ModelGate(new RepositoryFacts()).faults(all, DeployedModels.NONE);
        }
        return faults.stream().filter(fault -> fault.file().equals(file.getFileName().toString())).toList();
    }

    private static ModelFile read(Path file) {
        try {
            return new ModelFile(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
