package org.hybridgrid.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.Limits;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.MessageSource;
import org.hybridgrid.protocol.elf.ObjectFolding;
import org.hybridgrid.protocol.elf.LinkMemory;

/**
 * Sends what a compiler wrote, objects folded, else piece by piece, and the result last. An object is folded in the call in
 * which it leaves, so that they are unfolded in the same order. The input root stays until everything was read
 * from it. One thread.
 */
final class OutputSource implements MessageSource {

    private final long lease;
    private final List<Output> outputs;
    private final OutputMapping mapping;
    private final LinkMemory memory;
    private final Function<List<LinkMessage.Written>, LinkMessage.Result> result;
    private final AutoCloseable root;
    private final List<LinkMessage.Written> written = new ArrayList<>();
    private InputStream current;
    private CRC32C checksum;
    private long size;
    private byte[] folded;
    private boolean done;

    /**
     * Prepares to send.
     *
     * @param memory of the link that this is sent over; only its writer touches it
     * @param result makes the last message from what was sent before
     * @param root closed at the end
     */
    OutputSource(long lease, List<Output> outputs, OutputMapping mapping, LinkMemory memory,
            Function<List<LinkMessage.Written>, LinkMessage.Result> result, AutoCloseable root) {
        this.lease = lease;
        this.outputs = outputs;
        this.mapping = mapping;
        this.memory = memory;
        this.result = result;
        this.root = root;
    }

    @Override
    public LinkMessage next() throws IOException {
        while (written.size() < outputs.size()) {
            Output output = outputs.get(written.size());
            if (current == null && !open(output)) {
                written.add(new LinkMessage.Written(-1, 0));
                continue;
            }
            if (folded != null) {
                LinkMessage message = new LinkMessage.Folded(lease, written.size(), folded);
                folded = null;
                return message;
            }
            byte[] piece = current.readNBytes(Limits.PIECE);
            if (piece.length > 0) {
                count(piece);
                return new LinkMessage.OutputPart(lease, written.size(), piece);
            }
            current.close();
            current = null;
            written.add(new LinkMessage.Written(size, checksum.getValue()));
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
        if (mapping.isText(output)) {
            current = new ByteArrayInputStream(mapping.back(output, Files.readAllBytes(file)));
        } else if (Files.size(file) <= ObjectFolding.LARGEST) {
            current = new ByteArrayInputStream(unlessFolded(Files.readAllBytes(file)));
        } else {
            current = Files.newInputStream(file);
        }
        return true;
    }

    /** What to send of an object piece by piece. Its checksum and size are those of the object whichever it is. */
    private byte[] unlessFolded(byte[] object) {
        folded = ObjectFolding.fold(object, memory).orElse(null);
        if (folded == null) {
            return object;
        }
        count(object);
        return new byte[0];
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
