package org.hybridgrid.protocol;

import java.util.List;
import java.util.Map;
import org.hybridgrid.model.Argument;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Family;
import org.hybridgrid.model.InputSet;
import org.hybridgrid.model.Output;

/**
 * An action as it travels: everything a worker needs to compile, but the blobs.
 *
 * @param toolchain fingerprint of the compiler that must run
 * @param arguments the words after the compiler; absolute paths get the worker's input root
 * @param workingDirectory physical and absolute
 * @param logicalDirectory what {@code PWD} is, which debug information quotes
 * @param environment variables the compiler looks at; lists of directories get the input root
 * @param inputs every file it may read
 * @param outputs every file it will write, the main one first
 * @param costMs the initiator's estimate in reference milliseconds
 * @param peakMb the initiator's estimate of the memory it takes, in MiB
 */
public record WireAction(
        Digest toolchain,
        Family family,
        List<Argument> arguments,
        String workingDirectory,
        String logicalDirectory,
        Map<String, String> environment,
        InputSet inputs,
        List<Output> outputs,
        long costMs,
        int peakMb) {

    /** Variables besides the locale's that change what a compile makes or says. */
    public static final List<String> VARIABLES = List.of(
            "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "OBJCPLUS_INCLUDE_PATH",
            "SOURCE_DATE_EPOCH", "GCC_COLORS", "ZERO_AR_DATE");
    /** The only variable of the locale that travels. */
    public static final String LOCALE = "LC_ALL";

    void write(Writer out) {
        out.digest(toolchain).u8(family.ordinal());
        out.string(workingDirectory).string(logicalDirectory).number(costMs).number(peakMb);
        out.list(arguments, (w, a) -> w.number(a.rootAt() + 1).string(a.text()));
        out.list(environment.entrySet(), (w, e) -> w.string(e.getKey()).string(e.getValue()));
        out.list(outputs, (w, o) -> w.u8(o.kind().ordinal()).string(o.path()));
        out.list(inputs.directories(), Writer::string);
        out.list(inputs.links(), (w, l) -> w.string(l.path()).string(l.target()));
        out.list(inputs.files(), (w, f) ->
                w.string(f.path()).digest(f.digest()).number(f.size()).number(f.modified()));
    }

    static WireAction read(Reader in) {
        Digest toolchain = in.digest();
        Family family = in.constant(Family.class);
        String workingDirectory = in.string();
        String logicalDirectory = in.string();
        long costMs = in.number();
        int peakMb = in.count();
        List<Argument> arguments = in.list(WireAction::argument);
        Map<String, String> environment = new java.util.TreeMap<>();
        in.list(r -> environment.put(variable(r), r.string()));
        List<Output> outputs = in.list(r -> new Output(r.constant(Output.Kind.class), r.string()));
        List<String> directories = in.list(Reader::string);
        List<InputSet.Link> links = in.list(r -> new InputSet.Link(r.string(), r.string()));
        List<InputSet.File> files =
                in.list(r -> new InputSet.File(r.string(), r.digest(), r.number(), r.number()));
        return new WireAction(toolchain, family, arguments, workingDirectory, logicalDirectory, environment,
                new InputSet(files, links, directories), outputs, costMs, peakMb);
    }

    /** No other is taken: some make the loader or the compiler run code. */
    private static String variable(Reader in) {
        String name = in.string();
        if (!VARIABLES.contains(name) && !name.equals(LOCALE)) {
            throw new MalformedMessageException("an action with the variable " + name);
        }
        return name;
    }

    private static Argument argument(Reader in) {
        int rootAt = in.count() - 1;
        String text = in.string();
        if (rootAt > text.length()) {
            throw new MalformedMessageException("an argument's path begins beyond its end");
        }
        return new Argument(text, rootAt);
    }
}
