package org.hybridgrid.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.elf.ObjectFolding;
import org.hybridgrid.protocol.elf.StringTable;

/**
 * Sends what a compiler wrote, objects folded, piece by piece, and the result last. Strings that folding makes known to the
 * link leave in the same call, so that no other source's come between. The input root stays until everything was read
 * from it. One thread.
 */
final class OutputSource implements MessageSource {

    private final long lease;
    private final List<Output> outputs;
    private final OutputMapping mapping;
    private final StringTable strings;
    private final Function<List<LinkMessage.Written>, LinkMessage.Result> result;
    private final AutoCloseable root;
    private final List<LinkMessage.Written> written = new ArrayList<>();
    private InputStream current;
    private CRC32C checksum;
    private long size;
    private boolean folded;
    private boolean done;

    /**
     * Prepares to send.
     *
     * @param strings of the link that this is sent over; only its writer touches them
     * @param result makes the last message from what was sent before
     * @param root closed at the end
     */
    OutputSource(long lease, List<Output> outputs, OutputMapping mapping, StringTable strings,
            Function<List<LinkMessage.Written>, LinkMessage.Result> result, AutoCloseable root) {
        this.lease = lease;
        this.outputs = outputs;
        this.mapping = mapping;
        this.strings = strings;
        this.result = result;
        this.root = root;
    }

    @Override
    public LinkMessage next() throws IOException {
        while (written.size() < outputs.size()) {
            Output output = outputs.get(written.size());
            int known = strings.size();
            if (current == null && !open(output)) {
                written.add(new LinkMessage.Written(-1, 0, false));
                continue;
            }
            if (strings.size() > known) {
                return new LinkMessage.Strings(strings.since(known));
            }
            byte[] piece = current.readNBytes(Limits.PIECE);
            if (piece.length > 0) {
                if (!folded) {
                    count(piece);
                }
                return new LinkMessage.OutputPart(lease, written.size(), piece);
            }
            current.close();
            current = null;
            written.add(new LinkMessage.Written(size, checksum.getValue(), folded));
        }
        if (done) {
            return null;
        }
        done = true;
        return result.apply(written);
    }

    private boolean open(Output output) throws IOException {
        Path file = mapping.locate(output);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        checksum = new CRC32C();
        size = 0;
        folded = false;
        if (mapping.isText(output)) {
            current = new ByteArrayInputStream(mapping.back(output, Files.readAllBytes(file)));
        } else if (Files.size(file) <= ObjectFolding.LARGEST) {
            current = new ByteArrayInputStream(folded(Files.readAllBytes(file)));
        } else {
            current = Files.newInputStream(file);
        }
        return true;
    }

    /** What to send of an object. Its checksum and size are those of the object whichever it is. */
    private byte[] folded(byte[] object) {
        Optional<byte[]> columns = ObjectFolding.fold(object, strings);
        columns.ifPresent(c -> count(object));
        folded = columns.isPresent();
        return columns.orElse(object);
    }

    private void count(byte[] content) {
        checksum.update(content);
        size += content.length;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
        try {
            root.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
