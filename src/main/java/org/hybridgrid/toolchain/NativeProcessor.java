package org.hybridgrid.toolchain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.Toolchain;

/**
 * Says in words that mean the same everywhere what {@code -march=native} and its like mean on this machine. The driver is asked by
 * {@code -###} what it tells its compiler, once for each set of {@code -m} words; and it is asked again with the new words, which are
 * taken only if it then tells its compiler the same.
 *
 * <p>Both drivers put what they find out before the command's own {@code -m} words, wherever {@code native} stands, so the new words
 * belong in front.
 *
 * <p>Thread-safe; one thread asks, others with the same question wait for it. A driver that could not be asked is asked again the next time.
 */
public final class NativeProcessor {

    private static final Set<String> NATIVE = Set.of("-march=native", "-mcpu=native", "-mtune=native");
    private static final String FEATURE = "-target-feature=";
    private static final int MOST_ANSWERS = 1000;

    private final String searchPath;
    private final Map<Question, Optional<List<String>>> answers = new ConcurrentHashMap<>();

    private record Question(Digest fingerprint, String driver, List<String> words) {
    }

    /**
     * @param searchPath the node's PATH
     */
    public NativeProcessor(String searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * The command without {@code native}.
     *
     * @param words the words after the compiler
     * @return nothing if no word says {@code native}, or if other words can't say the same
     */
    public Optional<List<String>> spelledOut(Toolchain toolchain, List<String> words) {
        if (words.stream().noneMatch(NATIVE::contains) || words.stream().anyMatch(NativeProcessor::choosesTheTarget)) {
            return Optional.empty();
        }
        List<String> machine = words.stream().filter(word -> word.startsWith("-m") && !word.equals("-mllvm")).toList();
        Question question = new Question(toolchain.fingerprint(), toolchain.driver(), machine);
        return answer(question, toolchain, machine).map(found -> {
            List<String> spelledOut = new ArrayList<>(found);
            spelledOut.addAll(withoutNative(words));
            return spelledOut;
        });
    }

    private Optional<List<String>> answer(Question question, Toolchain toolchain, List<String> machine) {
        if (answers.size() > MOST_ANSWERS) {
            answers.clear();
        }
        Optional<List<String>> answer = answers.computeIfAbsent(question, asked -> {
            try {
                return ask(toolchain, machine);
            } catch (NoAnswerException e) {
                return null; // nothing is kept
            }
        });
        return answer == null ? Optional.empty() : answer;
    }

    /** The driver could not be asked this time. */
    private static final class NoAnswerException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Words that would have to be part of the question, and are not worth it: who targets another machine does not say native. */
    private static boolean choosesTheTarget(String word) {
        return word.startsWith("--target") || word.equals("-target") || word.equals("-arch");
    }

    private static List<String> withoutNative(List<String> words) {
        return words.stream().filter(word -> !NATIVE.contains(word)).toList();
    }

    private Optional<List<String>> ask(Toolchain toolchain, List<String> machine) throws NoAnswerException {
        List<String> rest = withoutNative(machine);
        List<String> told = told(toolchain, machine);
        List<String> found = new ArrayList<>(told);
        List<String> toldAnyway = told(toolchain, rest);
        if (toldAnyway.stream().anyMatch(setting -> setting.startsWith(FEATURE))) {
            // Features imply and exclude each other, and ours would come after the command's own.
            return Optional.empty();
        }
        toldAnyway.forEach(found::remove);
        List<String> words = new ArrayList<>();
        found.forEach(setting -> words.addAll(asTyped(toolchain.family(), setting)));
        List<String> typed = new ArrayList<>(words);
        typed.addAll(rest);
        boolean same = !words.isEmpty() && inOrder(told).equals(inOrder(told(toolchain, typed)));
        return same ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    /** What the driver tells its compiler about the machine, one string for each setting; empty if it refuses. */
    private List<String> told(Toolchain toolchain, List<String> machine) throws NoAnswerException {
        List<String> words = new ArrayList<>(List.of(toolchain.driver()));
        words.addAll(machine);
        words.addAll(List.of("-###", "-S", "-x", "c", "/dev/null", "-o", "/dev/null"));
        DriverProcess.Answer answer = DriverProcess.ask(words, Path.of("/"), searchPath).orElseThrow(NoAnswerException::new);
        if (answer.status() != 0) {
            return List.of();
        }
        List<List<String>> commands = DriverWords.commands(answer.err());
        return commands.isEmpty() ? List.of() : settings(commands.get(0));
    }

    private static List<String> settings(List<String> words) {
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean pair = word.equals("--param") || word.equals("-target-cpu") || word.equals("-tune-cpu")
                    || word.equals("-target-feature");
            if (pair && i + 1 < words.size()) {
                settings.add(word + "=" + words.get(++i));
            } else if (word.startsWith("-m") || word.startsWith("--param=") || word.startsWith("-target")) {
                settings.add(word);
            }
        }
        return settings;
    }

    private static List<String> asTyped(Family family, String setting) {
        String value = setting.substring(setting.indexOf('=') + 1);
        return switch (family) {
            case GCC -> List.of(setting);
            case CLANG -> {
                if (setting.startsWith("-target-cpu=")) {
                    yield List.of("-march=" + value);
                }
                yield setting.startsWith("-tune-cpu=")
                        ? List.of("-mtune=" + value) : List.of("-Xclang", "-target-feature", "-Xclang", value);
            }
        };
    }

    /** Of options and features the last wins; GCC's parameters and Clang's processors are independent of each other and of the rest. */
    private static List<String> inOrder(List<String> settings) {
        Predicate<String> ordered = setting -> setting.startsWith("-m") || setting.startsWith(FEATURE);
        List<String> inOrder = new ArrayList<>(settings.stream().filter(ordered).toList());
        settings.stream().filter(ordered.negate()).sorted().forEach(inOrder::add);
        return inOrder;
    }
}
