package org.hybridgrid.model;

/**
 * A compiler installation, the same on two nodes exactly if the fingerprints agree.
 *
 * @param fingerprint over driver, cc1, cc1plus, as, their libraries, version, target and mode
 * @param driver absolute path on this node, as it is to be executed
 * @param version e.g. {@code 12.2.0}
 * @param target e.g. {@code x86_64-linux-gnu}
 */
public record Toolchain(
        Digest fingerprint, Family family, DriverMode mode, String driver, String version, String target) {

    /** For a person, e.g. {@code gcc 12.2.0 x86_64-linux-gnu}. */
    public String description() {
        String name = switch (family) {
            case GCC -> mode == DriverMode.C ? "gcc" : "g++";
            case CLANG -> mode == DriverMode.C ? "clang" : "clang++";
        };
        return name + " " + version + " " + target;
    }
}
