package org.hybridgrid.initiator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.storage.Spool;

/**
 * Compares a worker's result with what the client's own compiler makes in the same place. Made just before that compiler runs: a file that is as
 * it was then was not written. One thread.
 */
final class ResultComparison {

    private final RemoteResult result;
    private final Path directory;
    private final Map<Path, Object> before = new HashMap<>();

    ResultComparison(RemoteResult result, String workingDirectory) {
        this.result = result;
        this.directory = Path.of(workingDirectory);
        result.outputs().forEach(made -> before.put(place(made.output()), stamp(place(made.output()))));
    }

    private Path place(Output output) {
        return directory.resolve(output.path());
    }

    private static Object stamp(Path path) {
        try {
            return Files.readAttributes(path, "unix:ino,size,lastModifiedTime,ctime");
        } catch (IOException e) {
            return "nothing there";
        }
    }

    /**
     * All differences; an empty list for the same result.
     *
     * @param waitStatus of the compiler here, as {@code wait4} gives it
     * @param said what it wrote to its standard streams, as far as the client could tell
     */
    List<Difference> differences(int waitStatus, List<ClientMessage.Said> said) throws IOException {
        if (waitStatus != 0) {
            return List.of(new Difference("exit status", "the exit status (0 there, here "
                    + ((waitStatus & 0x7f) == 0 ? waitStatus >> 8 & 0xff : "signal " + (waitStatus & 0x7f)) + ")",
                    Difference.Content.NONE, Difference.Content.NONE));
        }
        List<Difference> found = new ArrayList<>();
        for (RemoteResult.Made made : result.outputs()) {
            output(made).ifPresent(found::add);
        }
        for (ClientMessage.Said stream : said) {
            boolean out = stream.stream() == 1;
            stream(out ? "stdout" : "stderr", out ? result.message().stdout() : result.message().stderr(), stream).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Difference> output(RemoteResult.Made made) throws IOException {
        Path here = place(made.output());
        String name = here.getFileName().toString();
        boolean written = Files.exists(here) && !stamp(here).equals(before.get(here));
        Spool there = made.content();
        Difference.Content remote = there == null ? Difference.Content.NONE : file -> write(there, file);
        if (!written || there == null) {
            return !written && there == null ? Optional.empty() : Optional.of(new Difference(name,
                    name + (written ? " (only here)" : " (only there)"), remote, written ? file -> Files.copy(here, file) : Difference.Content.NONE));
        }
        long place = firstDifference(there, here);
        return place < 0 ? Optional.empty() : Optional.of(Difference.at(place, name, remote, file -> Files.copy(here, file)));
    }

    private static void write(Spool content, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            content.drain((bytes, length) -> out.write(bytes, 0, length));
        }
    }

    /** The first byte that differs, from 0; -1 if none does. */
    private static long firstDifference(Spool there, Path here) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(here))) {
            long[] place = {0, -1};
            there.drain((bytes, length) -> {
                byte[] own = in.readNBytes(length);
                int at = Arrays.mismatch(own, 0, own.length, bytes, 0, length);
                if (at >= 0 && place[1] < 0) {
                    place[1] = place[0] + at;
                }
                place[0] += length;
            });
            return place[1] < 0 && in.read() >= 0 ? place[0] : place[1];
        }
    }

    private static Optional<Difference> stream(String name, byte[] there, ClientMessage.Said here) {
        byte[] beginning = there.length > here.bytes().length && here.size() == there.length
                ? Arrays.copyOf(there, here.bytes().length) : there;
        int at = Arrays.mismatch(beginning, here.bytes());
        return at < 0 ? Optional.empty() : Optional.of(Difference.at(at, name, file -> Files.write(file, there), file -> Files.write(file, here.bytes())));
    }
}
