package org.hybridgrid.protocol;

/** What a node says to its client; see {@code docs/client-protocol.md}. */
public sealed interface NodeMessage {

    /** The frame's type. */
    int type();

    /** Writes the frame's payload. */
    void write(Writer out);

    /** Execute this compiler in place of yourself. */
    record Exec(String compiler) implements NodeMessage {
        @Override
        public int type() {
            return 16;
        }

        @Override
        public void write(Writer out) {
            out.longString(compiler);
        }
    }

    /** Run this compiler as a child and report how it ended. */
    record Run(String compiler) implements NodeMessage {
        @Override
        public int type() {
            return 17;
        }

        @Override
        public void write(Writer out) {
            out.longString(compiler);
        }
    }

    /** The data that follows is this file's. */
    record OutputStart(String path, long size) implements NodeMessage {
        @Override
        public int type() {
            return 18;
        }

        @Override
        public void write(Writer out) {
            out.longString(path).u64(size);
        }
    }

    /** A piece of the current file. */
    record OutputPart(byte[] bytes, int length) implements NodeMessage {
        @Override
        public int type() {
            return 19;
        }

        @Override
        public void write(Writer out) {
            out.raw(bytes, 0, length);
        }
    }

    /** A piece of what the compiler wrote to standard output. */
    record Stdout(byte[] bytes) implements NodeMessage {
        @Override
        public int type() {
            return 20;
        }

        @Override
        public void write(Writer out) {
            out.raw(bytes, 0, bytes.length);
        }
    }

    /** A piece of what the compiler wrote to standard error. */
    record Stderr(byte[] bytes) implements NodeMessage {
        @Override
        public int type() {
            return 21;
        }

        @Override
        public void write(Writer out) {
            out.raw(bytes, 0, bytes.length);
        }
    }

    /** Everything was sent; exit with this status. */
    record Exit(int status) implements NodeMessage {
        @Override
        public int type() {
            return 22;
        }

        @Override
        public void write(Writer out) {
            out.u32(status);
        }
    }

    /** The answer to a control command. */
    record Reply(int exit, String text) implements NodeMessage {
        @Override
        public int type() {
            return 23;
        }

        @Override
        public void write(Writer out) {
            out.u8(exit).longString(text);
        }
    }

    /** The command must not run here ({@code HYBRIDGRID_MODE=remote}) and could not run elsewhere. */
    record Fail(String message) implements NodeMessage {
        @Override
        public int type() {
            return 24;
        }

        @Override
        public void write(Writer out) {
            out.longString(message);
        }
    }

    /** The node is at work on it. */
    record Ping() implements NodeMessage {
        @Override
        public int type() {
            return 25;
        }

        @Override
        public void write(Writer out) {
            // nothing to say but that we are there
        }
    }

    /** Run this compiler as {@link Run} says, and tell what it wrote: its result is compared with another node's. */
    record Check(String compiler) implements NodeMessage {
        @Override
        public int type() {
            return 26;
        }

        @Override
        public void write(Writer out) {
            out.longString(compiler);
        }
    }

    /** The whole frame: length, type, payload. */
    default byte[] frame() {
        Writer payload = new Writer();
        write(payload);
        byte[] body = payload.toBytes();
        return new Writer(body.length + 5).u32(body.length).u8(type()).raw(body, 0, body.length).toBytes();
    }
}
