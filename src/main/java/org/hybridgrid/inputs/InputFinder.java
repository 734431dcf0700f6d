package org.hybridgrid.inputs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hybridgrid.model.CompileCommand;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.LocalReason;
import org.hybridgrid.model.SearchDirectory;

/**
 * Finds the inputs of compile commands. Made once per node, since its caches are what makes it fast;
 * thread-safe.
 */
public final class InputFinder {

    private final FileFacts facts;
    private final Listings listings = new Listings();

    /**
     * @param facts the cache of digests and directives
     */
    public InputFinder(FileFacts facts) {
        this.facts = facts;
    }

    /**
     * Finds every file that the compiler may read for a command.
     *
     * @param defaults the toolchain's own include directories in search order, as the toolchain names
     *     them; {@code ..} in them is walked as the kernel does
     * @param workingDirectory of the client, absolute and physical
     * @param logicalDirectory the client's PWD if that names the working directory, else the same again
     * @param environment where CPATH, C_INCLUDE_PATH and the like are looked up
     * @param trail is told by which way each file was found
     */
    public Found find(
            CompileCommand command,
            List<SearchDirectory> defaults,
            String workingDirectory,
            String logicalDirectory,
            Map<String, String> environment,
            Trail trail) {
        try {
            FileView view = new FileView(listings);
            List<SearchDirectory> search = SearchPath.named(
                    command.search(),
                    environment,
                    command.language(),
                    command.standardIncludes() ? defaults : List.of());
            List<SearchDirectory> unsearched = command.family() == Family.CLANG
                    ? SearchPath.ofOtherLanguages(environment, command.language()) : List.of();
            return new InputSearch(command, view, facts, trail).run(search, unsearched, workingDirectory, logicalDirectory);
        } catch (IOException e) {
            return new Found.Local(LocalReason.UNREADABLE_INPUT, String.valueOf(e.getMessage()));
        }
    }
}
