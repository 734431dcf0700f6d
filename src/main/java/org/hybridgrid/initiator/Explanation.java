package org.hybridgrid.initiator;

import java.util.List;
import java.util.Map;

/**
 * What would happen to a command, in the shape of {@code explain --json}; {@code docs/explain.md} tells each field. What is not known is null.
 *
 * @param outcome what would happen now
 * @param why a clause for a person
 * @param distributable whether another node could make the same object, whoever is there now
 * @param reasons everything that keeps the command on this machine now, in the order in which a compile asks; the first decides
 */
public record Explanation(
        List<String> command,
        String directory,
        String outcome,
        String why,
        boolean distributable,
        List<Reason> reasons,
        Compiler compiler,
        Inputs inputs,
        Action action,
        Expectation expected,
        Steal steal) {

    /**
     * A reason to stay.
     *
     * @param name as under {@code localReasons} in {@code stats --json}
     * @param detail the word or file that decided it, or empty
     */
    public record Reason(String name, String why, String detail) {
    }

    /**
     * The compiler that the command means.
     *
     * @param description null, with what follows it, if it is none that is understood
     * @param fingerprint 64 hexadecimal digits
     */
    public record Compiler(String path, String description, String fingerprint, String driver) {
    }

    /**
     * What it may read.
     *
     * @param bytes of all files together
     * @param list in the order of paths
     * @param unknown where and why they can't be told without the preprocessor; null if they can
     */
    public record Inputs(int files, long bytes, int links, int directories, List<Input> list, String unknown) {
    }

    /**
     * A file.
     *
     * @param foundBy the directive or option
     * @param file that holds the directive; null for the command line
     * @param line from 1; 0 for the command line
     * @param from {@code worker} if the worker most likely has it and is asked first, else {@code initiator}
     */
    public record Input(String path, long size, String digest, String foundBy, String file, int line, String from) {
    }

    /** The parts that make two compiles one and the same, with the inputs; arguments as the worker gets them. */
    public record Action(String toolchain, List<String> arguments, String workingDirectory, String logicalDirectory,
            Map<String, String> environment, List<Output> outputs) {
    }

    /** A file that it will write. */
    public record Output(String kind, String path) {
    }

    /**
     * What it will take.
     *
     * @param costMs reference milliseconds
     * @param basis {@code measuredHere}, {@code measuredElsewhere} or {@code features}
     */
    public record Expectation(long costMs, int memoryMb, String basis, String why) {
    }

    /**
     * What the steal policy would decide if the command were queued now.
     *
     * @param decision {@code grant} or {@code leave}
     * @param node who would get it; empty for this machine, null with {@code leave}
     * @param why the policy's reason by name
     */
    public record Steal(String decision, String node, String why, String explanation, int queued, List<Candidate> candidates) {
    }

    /**
     * A node that the policy may choose.
     *
     * @param name empty for this machine
     * @param takes actions that it takes now beyond those it holds
     */
    public record Candidate(String name, double speed, int slots, int takes, int holds) {
    }
}
