package org.hybridgrid.initiator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.schedule.Features;

/** What makes two compiles take about the same time: the same source, and options of the same class. */
final class CommandClass {

    /** So much of a source's path names it in any checkout, on any machine. */
    private static final int NAMES = 3;

    private CommandClass() {
    }

    /** Names the compile in the cost history, alike wherever the project lies. */
    static long key(CompileCommand command, String workingDirectory) {
        Path source = Path.of(workingDirectory).resolve(command.source()).normalize();
        int names = source.getNameCount();
        String text = source.subpath(Math.max(0, names - NAMES), names)
                + " " + command.family() + " O" + command.optimisation() + " g" + command.debug();
        return Digest.ofContent(text.getBytes(StandardCharsets.UTF_8)).a();
    }

    /** What is known before it runs; without the input set only the source itself counts. */
    static Features features(CompileCommand command, String workingDirectory, InputSet inputs) {
        long sourceBytes;
        try {
            sourceBytes = Files.size(Path.of(workingDirectory).resolve(command.source()));
        } catch (IOException e) {
            sourceBytes = 0;
        }
        int count = inputs == null ? 1 : inputs.files().size();
        long bytes = inputs == null ? sourceBytes : inputs.files().stream().mapToLong(InputSet.File::size).sum();
        return new Features(sourceBytes, count, bytes, command.optimisation(), command.debug() > 0,
                command.language().cplusplus());
    }
}
