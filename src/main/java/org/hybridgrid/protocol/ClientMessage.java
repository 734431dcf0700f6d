package org.hybridgrid.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client says to its node; see {@code docs/client-protocol.md}. */
public sealed interface ClientMessage {

    /** The version both ends speak. */
    int VERSION = 1;

    /**
     * A compiler command. The first argument is the compiler as typed.
     *
     * @param terminal whether its standard error is one
     * @param limited whether its limits (ulimit) are such that a compile can meet them: less than 4 GiB of memory or of a file, less than 600 s of CPU
     * @param utf8 whether every string was UTF-8; if not, the strings are not what the user typed
     */
    record Compile(
            List<String> arguments,
            String workingDirectory,
            Map<String, String> environment,
            int umask,
            boolean terminal,
            boolean limited,
            int pid,
            boolean utf8)
            implements ClientMessage {
    }

    /** How a compiler that the client ran ended: {@code wait4}'s status, microseconds of CPU, peak KiB. */
    record Finished(int waitStatus, long cpuMicros, long maxRssKib) implements ClientMessage {
    }

    /** An output of a result could not be put in place. */
    record NotWritten(String path, int errno) implements ClientMessage {
    }

    /**
     * What a compiler wrote that the client ran to be compared.
     *
     * @param stream 1 for standard output, 2 for standard error
     * @param size of all that it wrote, in bytes
     * @param bytes its beginning: all of it, up to 4 MiB
     */
    record Said(int stream, long size, byte[] bytes) implements ClientMessage {
    }

    /** A command to the node itself, such as {@code status}. */
    record Control(List<String> words) implements ClientMessage {
    }

    /** What would happen to this command? */
    record Explain(Compile compile, Form form) implements ClientMessage {

        /** How the answer is worded. */
        public enum Form {
            SHORT,
            WHOLE,
            JSON
        }
    }

    /** Reads a frame's payload. */
    static ClientMessage decode(int type, byte[] payload) {
        Reader in = new Reader(payload);
        ClientMessage message = switch (type) {
            case 1 -> compile(in);
            case 2 -> new Finished(in.u32(), in.u64(), in.u64());
            case 3 -> new NotWritten(in.longString(), in.u32());
            case 4 -> {
                version(in);
                yield new Control(in.items(in.u32(), Reader::longString));
            }
            case 5 -> new Explain(compile(in), in.constant(Explain.Form.class));
            case 6 -> new Said(in.u8(), in.u64(), in.rest());
            default -> throw new MalformedMessageException("no client message of type " + type);
        };
        in.end();
        return message;
    }

    private static void version(Reader in) {
        int version = in.u32();
        if (version != VERSION) {
            throw new MalformedMessageException("client protocol " + version + ", this node speaks " + VERSION);
        }
    }

    private static Compile compile(Reader in) {
        version(in);
        List<String> arguments = in.items(in.u32(), Reader::longString);
        String workingDirectory = in.longString();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : in.items(in.u32(), Reader::longString)) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        int umask = in.u32();
        int circumstances = in.u8();
        int pid = in.u32();
        if (arguments.isEmpty()) {
            throw new MalformedMessageException("a command of no words");
        }
        return new Compile(arguments, workingDirectory, environment, umask, (circumstances & 1) != 0, (circumstances & 2) != 0, pid,
                in.allUtf8());
    }
}
