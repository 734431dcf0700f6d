package org.hybridgrid.toolchain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Language;
import org.hybridgrid.model.Toolchain;

/**
 * The include directories that drivers add on their own accord, asked once per driver, language and
 * flags. A directory that appears or goes (a first package under {@code /usr/local/include}) is noticed within a
 * second.
 *
 * <p>Thread-safe; two threads that miss at once ask twice and agree.
 */
public final class DefaultSearch {

    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_ANSWERS = 1000;

    private final String searchPath;
    private final LongSupplier nanos;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    /** The directory counts only where a flag's operand is relative to it, else it is the root. */
    private record Question(
            Digest fingerprint, String driver, Family family, Language language, List<String> flags, Path directory) {
    }

    private record Answer(DriverSearch search, long checkedAt) {
    }

    /**
     * @param searchPath the node's PATH
     */
    public DefaultSearch(String searchPath) {
        this(searchPath, System::nanoTime);
    }

    DefaultSearch(String searchPath, LongSupplier nanos) {
        this.searchPath = searchPath;
        this.nanos = nanos;
    }

    /**
     * What the driver searches for a compile.
     *
     * @param toolchainFlags the words that change the search or what is included first: {@code -m32},
     *     {@code --sysroot=}, {@code -std=}, {@code -stdlib=}, {@code -nostdinc++}, {@code -ffreestanding} …
     * @param standardIncludes false for {@code -nostdinc}
     * @param directory the compile's working directory
     * @return nothing if the driver has no answer; then only it can know, and the compile is local
     */
    public Optional<DefaultDirectories> directories(Toolchain toolchain, Language language,
            List<String> toolchainFlags, boolean standardIncludes, Path directory) {
        if (!standardIncludes || language.preprocessed()) {
            return Optional.of(DefaultDirectories.NONE);
        }
        Question question = new Question(toolchain.fingerprint(), toolchain.driver(), toolchain.family(), language,
                List.copyOf(toolchainFlags), dependsOnDirectory(toolchainFlags) ? directory : Path.of("/"));
        long now = nanos.getAsLong();
        Answer known = answers.get(question);
        if (known != null && now - known.checkedAt < TRUSTED_NANOS) {
            return Optional.of(known.search.defaults());
        }
        Optional<DriverSearch> search = known != null && known.search.isCurrent()
                ? Optional.of(known.search) : ask(question);
        if (answers.size() > MOST_ANSWERS) {
            answers.clear();
        }
        search.ifPresent(found -> answers.put(question, new Answer(found, now)));
        return search.map(DriverSearch::defaults);
    }

    private Optional<DriverSearch> ask(Question question) {
        List<String> words = new ArrayList<>();
        words.add(question.driver);
        words.addAll(DriverSearch.question(question.family));
        words.addAll(question.flags);
        words.addAll(List.of("-x", question.language.flag(), "/dev/null"));
        return DriverProcess.ask(words, question.directory, searchPath)
                .flatMap(answer -> DriverSearch.parse(question.family, answer, question.directory));
    }

    /** An absolute operand or a plain switch reads the same anywhere; an operand with a relative path doesn't. */
    private static boolean dependsOnDirectory(List<String> flags) {
        for (int i = 0; i < flags.size(); i++) {
            String flag = flags.get(i);
            String operand = flag.startsWith("-") ? flag.substring(flag.indexOf('=') + 1) : flag;
            boolean names = flag.contains("sysroot") || flag.contains("toolchain") || !flag.startsWith("-");
            if (names && !operand.startsWith("/") && !operand.startsWith("-")) {
                return true;
            }
        }
        return false;
    }
}
