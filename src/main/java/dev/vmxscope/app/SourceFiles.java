package dev.vmxscope.app;

import dev.vmxscope.ui.viewmodel.SourceFinder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of source files: where the user said they are, beside the driver, where the compiler found them, or among the
 * samples. Each is read once.
 */
final class SourceFiles implements SourceFinder {
    /** Larger files are no source. */
    private static final long MOST = 4L << 20;

    private final Map<String, Optional<List<String>>> known = new HashMap<>();
    private final Map<String, Path> told = new HashMap<>();
    private @Nullable Path folder;

    /** Forgets what was read; sources are looked for beside the driver from now on. */
    void openedIn(@Nullable Path driverFolder) {
        folder = driverFolder;
        known.clear();
    }

    /** Where the driver's file is, null for a sample. */
    @Nullable Path folder() {
        return folder;
    }

    /** Takes a file for the source of that path. */
    void locate(String path, Path file) {
        told.put(path, file);
        known.remove(path);
    }

    @Override
    public Optional<List<String>> lines(String path) {
        return known.computeIfAbsent(path, this::find);
    }

    private Optional<List<String>> find(String path) {
        String slashed = path.replace('\\', '/');
        Path chosen = told.get(path);
        if (chosen != null) {
            return read(chosen);
        }
        return candidates(slashed)
                .flatMap(file -> read(file).stream())
                .findFirst()
                .or(() -> SampleDrivers.source(slashed).map(SourceFiles::split));
    }

    /** Beside the driver, by ever shorter ends of the path; then the path as it stands. */
    private Stream<Path> candidates(String slashed) {
        try {
            Path whole = Path.of(slashed);
            Stream.Builder<Path> places = Stream.builder();
            for (int from = 0; folder != null && from < whole.getNameCount(); from++) {
                places.add(folder.resolve(whole.subpath(from, whole.getNameCount())));
            }
            return Stream.concat(places.build(), whole.isAbsolute() ? Stream.of(whole) : Stream.empty());
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Optional<List<String>> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(split(new String(bytes, charset(bytes))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Visual Studio writes UTF-8 with or without a mark, and at times UTF-16. */
    private static Charset charset(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
    }

    private static List<String> split(String text) {
        return text.replace("\uFEFF", "").lines().toList();
    }
}
