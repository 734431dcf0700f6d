package org.hybridgrid.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import org.hybridgrid.initiator.Explanation;
import org.hybridgrid.protocol.ClientMessage;

/** An explanation as {@code explain} prints it: for a person short or whole, for a program as JSON. Pure. */
public final class ExplanationText {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    /** Files listed in the short form. */
    private static final int SOME = 12;

    private final Explanation explained;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Explanation explained) {
        this.explained = explained;
    }

    /** The text, with a newline at its end. */
    public static String of(Explanation explained, ClientMessage.Explain.Form form) {
        return switch (form) {
            case SHORT -> new ExplanationText(explained).lines(SOME, false);
            case WHOLE -> new ExplanationText(explained).lines(Integer.MAX_VALUE, true);
            case JSON -> json(explained);
        };
    }

    private static String json(Explanation explained) {
        try {
            return JSON.writeValueAsString(explained) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an explanation is always JSON", e);
        }
    }

    private String lines(int files, boolean whole) {
        line("outcome", outcome());
        explained.reasons().forEach(reason -> line("reason", reason.name() + ": " + reason.why() + quoted(reason.detail())));
        compiler();
        line("distributable", explained.distributable() ? "yes: another node with this compiler makes the same object" : "no");
        if (explained.expected() != null) {
            line("expected", explained.expected().costMs() + " ms at speed 1, " + explained.expected().memoryMb() + " MB; "
                    + explained.expected().why());
        }
        if (explained.steal() != null) {
            steal(explained.steal());
        }
        if (explained.action() != null) {
            action(explained.action(), whole);
        }
        if (explained.inputs() != null) {
            inputs(explained.inputs(), files);
        }
        return text.toString();
    }

    private String outcome() {
        String what = switch (explained.outcome()) {
            case "remote" -> "another node compiles it: " + explained.steal().node();
            case "preprocess" -> "another node compiles its preprocessed source";
            case "waits" -> "it waits for a node or a slot here";
            case "refused" -> "it fails, since HYBRIDGRID_MODE=remote";
            case "exec" -> "the client turns into the compiler";
            default -> "it runs here";
        };
        return what + " (" + explained.why() + ")";
    }

    private void compiler() {
        Explanation.Compiler compiler = explained.compiler();
        if (compiler == null) {
            return;
        }
        line("compiler", compiler.path() + (compiler.description() == null ? ", none that is understood" : ", " + compiler.description()));
        if (compiler.fingerprint() != null) {
            line("fingerprint", compiler.fingerprint());
        }
    }

    private void steal(Explanation.Steal steal) {
        String who = steal.node() == null ? "nobody gets it now" : steal.node().isEmpty() ? "this machine gets it" : steal.node() + " gets it";
        line("policy", who + ": " + steal.why() + ", " + steal.explanation() + "; " + steal.queued() + " in the queue");
        for (Explanation.Candidate each : steal.candidates()) {
            line("", String.format("%-16s speed %.2f, %d slots, holds %d, takes %d more", each.name().isEmpty() ? "this machine" : each.name(),
                    each.speed(), each.slots(), each.holds(), each.takes()));
        }
    }

    private void action(Explanation.Action action, boolean whole) {
        for (Explanation.Output output : action.outputs()) {
            line("output", output.path() + " (" + output.kind() + ")");
        }
        if (whole) {
            line("directory", action.workingDirectory());
            if (!action.logicalDirectory().equals(action.workingDirectory())) {
                line("as PWD", action.logicalDirectory());
            }
            action.environment().forEach((name, value) -> line("variable", name + "=" + value));
            line("arguments", String.join(" ", action.arguments()));
        }
    }

    private void inputs(Explanation.Inputs inputs, int atMost) {
        if (inputs.unknown() != null) {
            line("inputs", "can't be told without the preprocessor: " + inputs.unknown());
            return;
        }
        List<Explanation.Input> sent = inputs.list().stream().filter(input -> input.from().equals("initiator")).toList();
        List<Explanation.Input> supplied = inputs.list().stream().filter(input -> input.from().equals("worker")).toList();
        line("inputs", inputs.files() + " files, " + size(inputs.bytes()) + "; " + supplied.size()
                + " of them the worker's own where the same is there");
        files(sent, atMost);
        files(supplied, Math.max(0, atMost - sent.size()));
        int left = inputs.files() - Math.min(inputs.files(), atMost);
        if (left > 0) {
            line("", left + " more: explain --all");
        }
    }

    private void files(List<Explanation.Input> files, int atMost) {
        for (Explanation.Input file : files.subList(0, Math.min(files.size(), atMost))) {
            line("", String.format("%s  %8s  %s  (%s)", file.digest().substring(0, 12), size(file.size()), file.path(), origin(file)));
        }
    }

    private static String origin(Explanation.Input file) {
        return file.file() == null ? file.foundBy() : file.file() + ":" + file.line() + ": " + file.foundBy();
    }

    private void line(String name, String words) {
        text.append(String.format("%-14s %s%n", name, words));
    }

    private static String quoted(String detail) {
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }

    private static String size(long bytes) {
        return bytes < 10_000 ? bytes + " B" : bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
