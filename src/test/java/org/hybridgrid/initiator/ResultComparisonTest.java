package org.hybridgrid.initiator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hybridgrid.model.Output;
import org.hybridgrid.protocol.ClientMessage;
import org.hybridgrid.protocol.LinkMessage;
import org.hybridgrid.protocol.Room;
import org.hybridgrid.storage.Spool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultComparisonTest {

    @TempDir
    private Path directory;

    private final List<RemoteResult.Made> outputs = new ArrayList<>();
    private String stderr = "";

    private void remote(Output.Kind kind, String path, String content) throws IOException {
        Spool spool = content == null ? null : new Spool(directory);
        if (spool != null) {
            spool.write(content.getBytes(UTF_8));
        }
        outputs.add(new RemoteResult.Made(new Output(kind, path), spool));
    }

    private ResultComparison comparison() {
        LinkMessage.Result message = new LinkMessage.Result(1, 0, List.of(), new byte[0], stderr.getBytes(UTF_8), 1, 1, 1, new Room(1, 1, 1, 1));
        return new ResultComparison(new RemoteResult(new Peer("w", "w", InetSocketAddress.createUnresolved("host", 1)), message, outputs),
                directory.toString());
    }

    private static List<String> words(ResultComparison comparison, int status, ClientMessage.Said... said) throws IOException {
        return comparison.differences(status, List.of(said)).stream().map(Difference::words).toList();
    }

    private static ClientMessage.Said saidOnStderr(String text) {
        return new ClientMessage.Said(2, text.length(), text.getBytes(UTF_8));
    }

    private void local(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    @Test
    void shouldFindNothingWhereAllIsTheSame() throws IOException {
        remote(Output.Kind.OBJECT, "a.o", "object");
        remote(Output.Kind.DEPFILE, "a.d", "a.o: a.c");
        stderr = "warning";
        ResultComparison comparison = comparison();
        local("a.o", "object");
        local("a.d", "a.o: a.c");
        assertEquals(List.of(), words(comparison, 0, saidOnStderr("warning"), new ClientMessage.Said(1, 0, new byte[0])));
    }

    @Test
    void shouldNameTheFirstByteThatDiffersInEachOutput() throws IOException {
        remote(Output.Kind.OBJECT, "a.o", "object");
        remote(Output.Kind.DEPFILE, "a.d", "a.o: a.c");
        remote(Output.Kind.TEXT, "a.su", "short");
        ResultComparison comparison = comparison();
        local("a.o", "obJect");
        local("a.d", "a.o: a.c a.h");
        local("a.su", "shor");
        assertEquals(List.of("a.o (at byte 2)", "a.d (at byte 8)", "a.su (at byte 4)"), words(comparison, 0));
    }

    @Test
    void shouldTellMessagesAndStatusApart() throws IOException {
        remote(Output.Kind.OBJECT, "a.o", "object");
        stderr = "warning";
        ResultComparison comparison = comparison();
        local("a.o", "object");
        assertEquals(List.of("stderr (at byte 0)"), words(comparison, 0, saidOnStderr("")));
        assertEquals(List.of("the exit status (0 there, here 1)"), words(comparison, 0x100));
        assertEquals(List.of("the exit status (0 there, here signal 9)"), words(comparison, 9));
    }

    @Test
    void shouldCompareTheBeginningOfMessagesThatAreTooLongToTell() throws IOException {
        remote(Output.Kind.OBJECT, "a.o", "object");
        stderr = "beginning and end";
        ResultComparison comparison = comparison();
        local("a.o", "object");
        assertEquals(List.of(), words(comparison, 0, new ClientMessage.Said(2, 17, "beginning".getBytes(UTF_8))));
        assertEquals(List.of("stderr (at byte 9)"), words(comparison, 0, new ClientMessage.Said(2, 18, "beginning".getBytes(UTF_8))));
    }

    @Test
    void shouldTakeAFileThatWasThereBeforeForNoneThatWasWritten() throws IOException {
        remote(Output.Kind.SPLIT_DWARF, "a.dwo", null);
        remote(Output.Kind.OBJECT, "a.o", "object");
        local("a.dwo", "of an earlier build");
        local("a.o", "object");
        assertEquals(List.of("a.o (only there)"), words(comparison(), 0));
    }

    @Test
    void shouldTellOfAFileThatOnlyThisMachineMakes() throws IOException {
        remote(Output.Kind.SPLIT_DWARF, "a.dwo", null);
        ResultComparison comparison = comparison();
        local("a.dwo", "");
        assertEquals(List.of("a.dwo (only here)"), words(comparison, 0));
    }
}
